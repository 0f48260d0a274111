import { SetrumError } from '@setrum/errors';
import { type StaTables, StsError } from '@setrum/sts';
import { FieldReader, malformed } from './fields.ts';
import { type LineBlock, maxLineLength } from './lines.ts';
import { makeRow } from './make-row.ts';
import { parseRow } from './row.ts';

/** The answers to a block of rows: JSON lines, each ended by a line feed, in the order of the rows. */
export interface BlockAnswer {
  readonly text: string;
  readonly rows: number;
  readonly failed: number;
}

/** Why a row gave no tokens; `code` is StsError's or the catalogue's. */
export interface RowError {
  readonly code: string;
  readonly message: string;
}

/** Answers every line that holds something; a bad row gives its error and stops no other. */
export function answerBlock(block: LineBlock, tables: StaTables | undefined): BlockAnswer {
  let text = '';
  let rows = 0;
  let failed = 0;
  for (const [index, line] of block.lines.entries()) {
    if (line.trim() === '') continue;
    rows++;
    const answer = answerLine(line, block.firstLine + index, tables);
    if ('error' in answer) failed++;
    text += `${JSON.stringify(answer)}\n`;
  }
  return { text, rows, failed };
}

type Id = string | number | null;

type RowAnswer =
  | { readonly id: Id; readonly decoderKey?: string; readonly tokens: readonly string[] }
  | { readonly id: Id; readonly error: RowError };

function answerLine(line: string, lineNumber: number, tables: StaTables | undefined): RowAnswer {
  let id: Id = null;
  try {
    const row = parseLine(line, lineNumber);
    id = idOf(row);
    const fields = new FieldReader(row);
    if (id === null) throw malformed(`id must be a text or a number (line ${lineNumber})`);
    const { decoderKey, tokens } = makeRow(parseRow(fields), tables);
    return decoderKey === null ? { id, tokens } : { id, decoderKey, tokens };
  } catch (error) {
    return { id, error: rowErrorOf(error) };
  }
}

/** The JSON value of a line. Throws SETRUM_BAD_REQUEST with the line's number, never with its text. */
export function parseLine(line: string, lineNumber: number): unknown {
  if (line.length > maxLineLength) {
    throw malformed(`line ${lineNumber} is longer than ${maxLineLength} characters`);
  }
  try {
    return JSON.parse(line);
  } catch (error) {
    throw malformed(`line ${lineNumber} is no JSON`, error);
  }
}

/** What a row calls itself, or null when it has no usable name. */
export function idOf(row: unknown): Id {
  if (typeof row !== 'object' || row === null || !('id' in row)) return null;
  return typeof row.id === 'string' || typeof row.id === 'number' ? row.id : null;
}

/** The error of a row as it is printed; anything that is no refusal is a fault and goes on up. */
export function rowErrorOf(error: unknown): RowError {
  if (error instanceof StsError) return { code: error.code, message: error.message };
  if (error instanceof SetrumError) return { code: error.code, message: error.text('en') };
  throw error;
}
