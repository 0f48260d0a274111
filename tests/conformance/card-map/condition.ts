import * as layout from './layout.ts';
import { readImage } from './read.ts';
import { toHex } from './table.ts';

export type Condition = 'ours' | 'blank' | 'foreign' | 'newer';

const HEAD_DIGITS = 8;

/** §2: zero, or `53 54`, any version, the area's code. */
function isStrange(image: string, code: number, offset: number): boolean {
  const head = image.slice(offset * 2, offset * 2 + HEAD_DIGITS);
  const ours = new RegExp(`^5354..0${code}$`);
  return head !== '00000000' && !ours.test(head);
}

/** §2: an NDEF message at offset 0 that is longer than the bytes in front of the first slot. */
function reachesIn(image: string): boolean {
  const length = Number.parseInt(image.slice(2, 4), 16);
  return image.startsWith('03') && 2 + length > layout.AREAS.identity.offsets[0];
}

/** What the 888 bytes are to us. */
export function conditionOf(bytes: Uint8Array): Condition {
  const { identity, mailbox, report, newer } = readImage(bytes);
  if (newer.length > 0) return 'newer';
  if (identity !== null || mailbox !== null || report !== null) return 'ours';
  const image = toHex(bytes);
  const strange = Object.values(layout.AREAS).flatMap(({ code, offsets }) =>
    offsets.filter((offset) => isStrange(image, code, offset)),
  );
  return strange.length > 1 || reachesIn(image) ? 'foreign' : 'blank';
}
