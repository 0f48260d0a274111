import * as layout from './layout.ts';
import { cmac } from './mac.ts';
import { recordOffset } from './record.ts';
import type { LiveSlot } from './shapes.ts';
import { toHex } from './table.ts';

/** §2: the MAC of a slot, of which `covered` is header bytes 0 to 11, the content but for the MAC, the named records. */
export const macOf = (cardKey: string, covered: string): string =>
  cmac(cardKey, covered).slice(0, layout.MAC_DIGITS);

/** What the MAC of a live slot says. `keyOf` gives the card key of a version, 32 digits; null: not known. */
export function judge(
  image: Uint8Array,
  slot: LiveSlot<object>,
  keyOf: (version: number) => string | null,
): 'verified' | 'unsigned' | 'unknown-key' | 'forged' {
  if (slot.keyVersion === 0) return 'unsigned';
  const key = keyOf(slot.keyVersion);
  if (key === null) return 'unknown-key';
  return macOf(key, coveredBy(toHex(image), slot)) === slot.mac ? 'verified' : 'forged';
}

function coveredBy(image: string, { area, offset, content }: LiveSlot<object>): string {
  const start = offset * 2;
  const middle = start + layout.HEADER_BYTES * 2;
  const end = middle + layout.AREAS[area].length * 2;
  const named = 'slotMap' in content ? (content.slotMap as readonly number[]) : [];
  const records = named.map((slot) => {
    const at = recordOffset(slot) * 2;
    return image.slice(at, at + layout.RECORD_BYTES * 2);
  });
  const header = image.slice(start, start + layout.CHECKED_HEADER_DIGITS);
  return header + image.slice(middle, end - layout.MAC_DIGITS) + records.join('');
}
