import { BLOCK_BYTES, BLOCKS, sectorOf } from './chip.ts';
import { PLACES, type Place } from './layout.ts';

/** The places that hold a part of this stretch of the map, in the map's order. */
export function placesOf(offset: number, length: number): readonly Place[] {
  return PLACES.filter(
    (place) => place.offset < offset + length && place.offset + place.length > offset,
  );
}

/** The open sector first, then as the blocks lie: one authentication for each sector. */
export function inOrder(places: readonly Place[], openSector: number | null): readonly Place[] {
  const rank = ({ block }: Place) => (sectorOf(block) === openSector ? block - BLOCKS : block);
  return [...places].sort((left, right) => rank(left) - rank(right));
}

/** The part of a place that lies in a stretch of the map, counted from the place's start. */
export function overlap(
  place: Place,
  offset: number,
  length: number,
): { from: number; to: number } {
  return {
    from: Math.max(0, offset - place.offset),
    to: Math.min(place.length, offset + length - place.offset),
  };
}

/** Whole pieces of 16 bytes, or to the end of the slot; the reserved bytes in front have no place on this chip. */
export function checkPieces(places: readonly Place[], offset: number, length: number): void {
  let covered = 0;
  for (const place of places) {
    const { from, to } = overlap(place, offset, length);
    covered += to - from;
    if (from % BLOCK_BYTES !== 0 || (to % BLOCK_BYTES !== 0 && to !== place.length)) {
      throw new RangeError('a write begins and ends on a piece of 16 bytes of a slot');
    }
  }
  if (covered !== length) throw new RangeError('the reserved bytes 0 to 23 cannot be written');
}
