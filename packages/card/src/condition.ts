import { isZero } from './bytes.ts';
import { IDENTITY, MAILBOX, MAP_BYTES, REPORT } from './map.ts';
import { isOwnHead } from './slot.ts';

/**
 * What a card is to us: `ours`; `blank`: nothing of anybody's, or a first write of ours that was torn; `foreign`: somebody else's data, which
 * nobody of us writes over; `newer`: an area on it was written by a later version of the map.
 */
export type CardCondition = 'ours' | 'blank' | 'foreign' | 'newer';

const HEAD_BYTES = 4;
const NDEF_MESSAGE = 0x03;
const NDEF_HEADER_BYTES = 2;

/**
 * Whether the 888 bytes hold what none of us can have left there. A torn write of ours spoils one head of a slot at most; an NDEF message that
 * reaches into the map is somebody's, too.
 */
export function isForeign(map: Uint8Array): boolean {
  const alien = [IDENTITY, MAILBOX, REPORT].flatMap((area) =>
    area.offsets.filter((offset) => !isOwnHead(area, map.subarray(offset, offset + HEAD_BYTES))),
  );
  const start = IDENTITY.offsets[0];
  const ndefBytes = map[0] === NDEF_MESSAGE ? NDEF_HEADER_BYTES + (map[1] ?? 0) : 0;
  const ndefReaches = ndefBytes > start && !isZero(map.subarray(start, MAP_BYTES));
  return alien.length > 1 || ndefReaches;
}
