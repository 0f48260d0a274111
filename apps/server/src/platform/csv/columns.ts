import { SetrumError } from '@setrum/errors';
import { unguardCell } from './guard.ts';

/** What a file must and may hold, and how much of it. */
export interface CsvShape<Name extends string> {
  readonly required: readonly Name[];
  readonly optional: readonly Name[];
  /** Records besides the line of names. */
  readonly mostRecords: number;
  readonly mostBytes: number;
}

export interface CsvRecord<Name extends string> {
  /** Where the record begins, counted from 1 for the line of names. */
  readonly line: number;
  /** By column; '' where the file has no such column or the line ends before it. */
  readonly values: Readonly<Record<Name, string>>;
  /** The line has more or fewer cells than there are names. */
  readonly wrongCellCount: boolean;
}

/** The columns that the first line names. Throws SETRUM_CSV_COLUMN_UNKNOWN, SETRUM_CSV_COLUMN_MISSING. */
export function columnsOf<Name extends string>(
  names: readonly string[],
  { required, optional }: CsvShape<Name>,
): readonly Name[] {
  const given = names.map((name) => name.trim().toLowerCase());
  const known: readonly Name[] = [...required, ...optional];
  const columns = given.map((name) => known.find((column) => column === name));
  const stray = given.filter(
    (name, index) => columns[index] === undefined || given.indexOf(name) !== index,
  );
  if (stray.length > 0) {
    const shown = stray.slice(0, 5).map((name) => name.slice(0, 40));
    throw new SetrumError('SETRUM_CSV_COLUMN_UNKNOWN', {
      columns: shown.join(', '),
      known: known.join(', '),
    });
  }
  const missing = required.filter((name) => !columns.includes(name));
  if (missing.length > 0) {
    throw new SetrumError('SETRUM_CSV_COLUMN_MISSING', { columns: missing.join(', ') });
  }
  return columns.filter((name) => name !== undefined);
}

/** The cells of a line by their columns. */
export function cellsOf<Name extends string>(
  record: readonly string[],
  columns: readonly Name[],
  { required, optional }: CsvShape<Name>,
  delimiter: ',' | ';',
): Omit<CsvRecord<Name>, 'line'> {
  const cells = new Map(
    columns.map((name, index) => [name, unguardCell(record[index] ?? '', delimiter)]),
  );
  const entries = [...required, ...optional].map((name) => [name, cells.get(name) ?? '']);
  return {
    values: Object.fromEntries(entries) as Record<Name, string>,
    wrongCellCount: record.length !== columns.length,
  };
}
