import { pipeline, Readable } from 'node:stream';
import { SetrumError } from '@setrum/errors';
import { CsvError, parse } from 'csv-parse';
import { unguardCell } from './guard.ts';
import { textOf, withDelimiter } from './text.ts';

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

/** More than any line of ours; guards against a quote that is never closed. */
const mostLineChars = 64 * 1024;

/**
 * Reads a CSV file record by record: RFC 4180, UTF-8 with or without byte order mark, `,` or `;`, any line ends, empty lines left out. The
 * first line names the columns, in any order and case. Apostrophes that `csvStream` put before formulas are taken off again.
 *
 * Throws SETRUM_CSV_NOT_TEXT, SETRUM_CSV_TOO_LARGE, SETRUM_CSV_TOO_LONG, SETRUM_CSV_COLUMN_MISSING, SETRUM_CSV_COLUMN_UNKNOWN (also for a
 * name given twice), SETRUM_CSV_MALFORMED with the line. Records before the fault have been given by then.
 */
export async function* readCsv<Name extends string>(
  source: AsyncIterable<Uint8Array>,
  shape: CsvShape<Name>,
): AsyncGenerator<CsvRecord<Name>> {
  const { delimiter, text } = await withDelimiter(textOf(source, shape.mostBytes), mostLineChars);
  const parser = parse({
    delimiter,
    info: true,
    relax_column_count: true,
    skip_empty_lines: true,
    max_record_size: mostLineChars,
  });
  // What goes wrong in front of the parser comes out of it below.
  pipeline(Readable.from(text), parser, () => undefined);
  let columns: readonly Name[] | null = null;
  let records = 0;
  let extraLines = 0;
  try {
    for await (const { record, info } of parser as AsyncIterable<ParsedRecord>) {
      // The parser counts the two characters of a line end inside quotes as two lines.
      extraLines += countOf(record, /\r\n/g);
      if (columns === null) {
        columns = columnsOf(record, shape);
        continue;
      }
      if (++records > shape.mostRecords) {
        throw new SetrumError('SETRUM_CSV_TOO_LONG', { mostLines: shape.mostRecords });
      }
      const line = info.lines - extraLines - countOf(record, /\r\n|\r|\n/g);
      yield { line, ...cellsOf(record, columns, shape) };
    }
  } catch (error) {
    throw error instanceof CsvError ? malformed(error) : error;
  }
  if (columns === null) columnsOf([], shape);
}

interface ParsedRecord {
  readonly record: readonly string[];
  readonly info: { readonly lines: number };
}

function countOf(record: readonly string[], pattern: RegExp): number {
  return record.reduce((count, cell) => count + (cell.match(pattern)?.length ?? 0), 0);
}

function columnsOf<Name extends string>(
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

function cellsOf<Name extends string>(
  record: readonly string[],
  columns: readonly Name[],
  { required, optional }: CsvShape<Name>,
): Omit<CsvRecord<Name>, 'line'> {
  const cells = new Map(columns.map((name, index) => [name, unguardCell(record[index] ?? '')]));
  const entries = [...required, ...optional].map((name) => [name, cells.get(name) ?? '']);
  return {
    values: Object.fromEntries(entries) as Record<Name, string>,
    wrongCellCount: record.length !== columns.length,
  };
}

function malformed(error: CsvError): SetrumError {
  const line = error['lines'];
  return new SetrumError(
    'SETRUM_CSV_MALFORMED',
    { line: typeof line === 'number' ? line : '?' },
    { cause: error },
  );
}
