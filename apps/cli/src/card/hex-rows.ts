import type { Field } from '@setrum/card/explain';
import { both } from '@setrum/card/explain';

const ROW_BYTES = 16;
const HIDDEN = '**';

/** A run of bytes to be shown: where it lies in the map, its fields, and which of its bytes are nobody's business. */
export interface Shown {
  readonly offset: number;
  readonly raw: Uint8Array;
  readonly fields: readonly Field[];
  readonly isHidden: (at: number) => boolean;
}

/** The bytes in hex, hidden ones as `**`. */
export function hexBytes({ raw, isHidden }: Pick<Shown, 'raw' | 'isHidden'>): readonly string[] {
  return Array.from(raw, (byte, at) =>
    isHidden(at) ? HIDDEN : byte.toString(16).toUpperCase().padStart(2, '0'),
  );
}

/** Rows of 16 bytes: offset, the chip's own count, hex; beside each row the fields that begin in it. */
export function hexRows(shown: Shown, placeAt: (offset: number) => string): readonly string[] {
  const bytes = hexBytes(shown);
  const lines: string[] = [];
  for (let at = 0; at < bytes.length; at += ROW_BYTES) {
    const row = bytes.slice(at, at + ROW_BYTES);
    const offset = shown.offset + at;
    const left = `${String(offset).padStart(5)} ${placeAt(offset).padStart(8)}  ${row.join(' ').padEnd(ROW_BYTES * 3 - 1)}`;
    const beside = shown.fields
      .filter((field) => field.at >= at && field.at < at + ROW_BYTES)
      .map((field) => `${both(field)}: ${field.text}`);
    lines.push(beside.length === 0 ? left : `${left}   ${beside[0]}`);
    for (const more of beside.slice(1)) lines.push(`${' '.repeat(left.length)}   ${more}`);
  }
  return lines;
}
