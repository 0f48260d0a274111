import { linesOf } from './lines.ts';
import type { Receipt } from './model.ts';
import { slipOf } from './slip-of.ts';

/** A receipt for a printer of 40 or 80 columns, line by line: at 80 the fields stand in two columns. ASCII only. */
export function textLines(receipt: Receipt, columns: 40 | 80): readonly string[] {
  return linesOf(slipOf(receipt), columns).map(({ text }) => text);
}
