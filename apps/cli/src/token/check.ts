import { isDeepStrictEqual } from 'node:util';
import type { StaTables } from '@setrum/sts';
import { idOf, parseLine, rowErrorOf } from './answer.ts';
import { FieldReader, malformed } from './fields.ts';
import type { LineBlock } from './lines.ts';
import { isRollover, makeRow } from './make-row.ts';
import { readBack } from './read-back.ts';
import { parseRow } from './row.ts';

/** A row of a file of known answers that did not come out as it says. */
export interface CheckFailure {
  /** The row's own, else the number of its line. */
  readonly id: string | number;
  readonly reason: string;
}

/** Makes every row of a block, compares it with its `expect` and reads it back; null for a row that is right. */
export function checkBlock(
  block: LineBlock,
  tables: StaTables | undefined,
): readonly (CheckFailure | null)[] {
  return block.lines.flatMap((line, index) =>
    line.trim() === '' ? [] : [checkLine(line, block.firstLine + index, tables)],
  );
}

function checkLine(
  line: string,
  lineNumber: number,
  tables: StaTables | undefined,
): CheckFailure | null {
  let id: string | number = `line ${lineNumber}`;
  try {
    const value = parseLine(line, lineNumber);
    id = idOf(value) ?? id;
    const reason = checkRow(new FieldReader(value), tables);
    return reason === null ? null : { id, reason };
  } catch (error) {
    const { code, message } = rowErrorOf(error);
    return { id, reason: `${code}: ${message}` };
  }
}

function checkRow(fields: FieldReader, tables: StaTables | undefined): string | null {
  const expect = fields.inner('expect');
  if (!expect.has('tokens')) throw malformed('expect.tokens must be a list');
  const row = parseRow(fields);
  const made = makeRow(row, tables);
  const found: Readonly<Record<string, unknown>> = {
    ...made,
    rollover: row.op === 'keyChange' && isRollover(row),
  };
  for (const name of ['tid', 'decoderKey', 'newDecoderKey', 'rollover', 'tokens']) {
    if (expect.has(name) && !isDeepStrictEqual(expect.raw(name), found[name])) {
      return `${name} differs from what is expected`;
    }
  }
  return readBack(row, made, tables);
}
