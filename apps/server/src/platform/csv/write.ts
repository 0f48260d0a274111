import { pipeline, Readable } from 'node:stream';
import { stringify } from 'csv-stringify';
import { guardCell } from './guard.ts';

/** A cell: text is guarded against formulas, a number is written as it is, null is an empty cell. */
export type CsvCell = string | number | null;

export interface CsvStyle {
  /** `;` for spreadsheets that are set to Indonesian. */
  readonly delimiter?: ',' | ';';
  /** Without it spreadsheets take UTF-8 for something else; on by default. */
  readonly byteOrderMark?: boolean;
}

/**
 * A CSV file as a stream of bytes: RFC 4180, UTF-8, the names first, and nothing that a spreadsheet takes for a formula. Rows are pulled as
 * they are sent, so any number of them fits. An error of `rows` breaks the stream off; a stream that is broken off ends `rows`.
 */
export function csvStream(
  columns: readonly string[],
  rows: AsyncIterable<readonly CsvCell[]> | Iterable<readonly CsvCell[]>,
  { delimiter = ',', byteOrderMark = true }: CsvStyle = {},
): Readable {
  const stringifier = stringify({
    header: true,
    columns: [...columns],
    delimiter,
    bom: byteOrderMark,
    record_delimiter: 'windows',
    quote_record_delimiter: true,
  });
  return pipeline(Readable.from(guarded(rows, delimiter)), stringifier, () => undefined);
}

async function* guarded(
  rows: AsyncIterable<readonly CsvCell[]> | Iterable<readonly CsvCell[]>,
  delimiter: ',' | ';',
): AsyncGenerator<CsvCell[]> {
  for await (const row of rows) {
    yield row.map((cell) => (typeof cell === 'string' ? guardCell(cell, delimiter) : cell));
  }
}
