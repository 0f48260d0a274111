import { pipeline, Readable } from 'node:stream';
import { SetrumError } from '@setrum/errors';
import { CsvError, parse } from 'csv-parse';
import { type CsvRecord, type CsvShape, cellsOf, columnsOf } from './columns.ts';
import { textOf, withDelimiter } from './text.ts';

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
      yield { line, ...cellsOf(record, columns, shape, delimiter) };
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

function malformed(error: CsvError): SetrumError {
  const line = error['lines'];
  return new SetrumError(
    'SETRUM_CSV_MALFORMED',
    { line: typeof line === 'number' ? line : '?' },
    { cause: error },
  );
}
