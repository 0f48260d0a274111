import { MAP_BYTES } from '../../map.ts';
import type { CardMemory } from '../../memory.ts';
import { BLOCK_BYTES } from './chip.ts';
import type { Place } from './layout.ts';
import { packRecord, unpackRecord } from './pack.ts';
import { checkPieces, inOrder, overlap, placesOf } from './places.ts';
import type { Session } from './session.ts';

export const CHIP = 'MIFARE-CLASSIC-1K';

/** The map on the blocks of a card. */
export function memoryOf(session: Session, uid: string): CardMemory {
  return {
    uid,
    chip: CHIP,
    sizeBytes: MAP_BYTES,
    writeBytes: BLOCK_BYTES,
    async read(offset, length) {
      checkRange(offset, length);
      const bytes = new Uint8Array(length);
      for (const place of inOrder(placesOf(offset, length), session.openSector)) {
        const shown = shownIn(place, await session.read(place.block));
        const { from, to } = overlap(place, offset, length);
        bytes.set(shown.subarray(from, to), place.offset + from - offset);
      }
      return bytes;
    },
    async write(offset, bytes) {
      checkRange(offset, bytes.length);
      const places = placesOf(offset, bytes.length);
      checkPieces(places, offset, bytes.length);
      const writes: { readonly block: number; readonly content: Uint8Array }[] = [];
      // All of it is made before any of it is written: what cannot be packed leaves the card as it is.
      for (const place of places) {
        writes.push({
          block: place.block,
          content: await contentOf(session, place, offset, bytes),
        });
      }
      for (const { block, content } of writes) await session.write(block, content);
    },
  };
}

/** The bytes of the map that a block stands for. */
function shownIn({ packed, length }: Place, block: Uint8Array): Uint8Array {
  return packed ? unpackRecord(block) : block.subarray(0, length);
}

/** What the block of a place has to hold. Half a record is put into the other half first, which stands on the card. */
async function contentOf(
  session: Session,
  place: Place,
  offset: number,
  bytes: Uint8Array,
): Promise<Uint8Array> {
  const { from, to } = overlap(place, offset, bytes.length);
  const shown =
    to - from === place.length
      ? new Uint8Array(place.length)
      : shownIn(place, await session.read(place.block));
  const start = place.offset + from - offset;
  shown.set(bytes.subarray(start, start + to - from), from);
  if (place.packed) return packRecord(shown);
  const block = new Uint8Array(BLOCK_BYTES);
  block.set(shown);
  return block;
}

function checkRange(offset: number, length: number): void {
  if (offset < 0 || length < 0 || offset + length > MAP_BYTES) {
    throw new RangeError(`bytes ${offset} to ${offset + length} are outside the map`);
  }
}
