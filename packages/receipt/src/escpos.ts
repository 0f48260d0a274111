import { type Line, linesOf } from './lines.ts';
import type { Receipt } from './model.ts';
import { slipOf } from './slip-of.ts';

const esc = 0x1b;
const gs = 0x1d;
const lineFeed = 0x0a;

const initialise = [esc, 0x40];
const bold = (on: boolean): readonly number[] => [esc, 0x45, on ? 1 : 0];
/** Twice as high and no wider, so that 24 characters of a token stay on one line of any printer. */
const high = (on: boolean): readonly number[] => [gs, 0x21, on ? 0x01 : 0x00];
/** Feeds to the blade, leaves the paper hanging by a corner. */
const cut = [gs, 0x56, 0x42, 0x03];

export interface EscPosOptions {
  /** 58 mm paper has 32 columns, 80 mm has 48; some printers have 40. */
  readonly columns: 32 | 40 | 48;
  /** Number of the printer's code page (`ESC t`): 0 is PC437 everywhere. Only ASCII is sent. */
  readonly codePage?: number;
}

/** A receipt as bytes for a thermal printer (ESC/POS): the lines of the text, the title strong, tokens strong and high, then a cut. */
export function escPosBytes(receipt: Receipt, options: EscPosOptions): Uint8Array {
  const { columns, codePage = 0 } = options;
  if (!Number.isInteger(codePage) || codePage < 0 || codePage > 255) {
    throw new RangeError('a code page has a number from 0 to 255');
  }
  return Uint8Array.from([
    ...initialise,
    ...[esc, 0x74, codePage],
    ...linesOf(slipOf(receipt), columns).flatMap(lineBytes),
    ...cut,
  ]);
}

function lineBytes({ text, weight }: Line): readonly number[] {
  const bytes = [...text].map((character) => character.charCodeAt(0));
  if (weight === 'plain') return [...bytes, lineFeed];
  if (weight === 'bold') return [...bold(true), ...bytes, ...bold(false), lineFeed];
  return [...bold(true), ...high(true), ...bytes, ...high(false), ...bold(false), lineFeed];
}
