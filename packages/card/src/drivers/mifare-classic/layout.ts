import {
  IDENTITY,
  MAILBOX,
  RECORD_BYTES,
  RECORD_SLOTS,
  RECORDS_OFFSET,
  REPORT,
} from '../../map.ts';
import { BLOCK_BYTES, BLOCKS_PER_SECTOR, sectorOf } from './chip.ts';

/** One block of the chip and the stretch of the map that it holds. */
export interface Place {
  readonly block: number;
  /** Of the map. */
  readonly offset: number;
  /** 16, or 8 at the end of a slot (the block is filled up with zeros), or the 32 of a packed record. */
  readonly length: number;
  readonly packed: boolean;
}

/** The first sector of each slot. Every sector belongs to one writer: key B of a sector opens one area. */
const FIRST_SECTOR = { identity: [1, 2], mailbox: [3, 5], report: [7, 9] } as const;
/** The data block that is left over behind each report header, and then the sectors 11 to 14, hold the records. */
const FIRST_RECORD_BLOCKS = [34, 42] as const;
const FURTHER_RECORDS_SECTOR = 11;

const DATA_BLOCKS = BLOCKS_PER_SECTOR - 1;

/** The n-th data block counted from a sector's first one; trailers are stepped over. */
function dataBlock(sector: number, index: number): number {
  return (sector + Math.floor(index / DATA_BLOCKS)) * BLOCKS_PER_SECTOR + (index % DATA_BLOCKS);
}

function slotPlaces(sector: number, offset: number, slotBytes: number): readonly Place[] {
  return Array.from({ length: Math.ceil(slotBytes / BLOCK_BYTES) }, (_, index) => ({
    block: dataBlock(sector, index),
    offset: offset + index * BLOCK_BYTES,
    length: Math.min(BLOCK_BYTES, slotBytes - index * BLOCK_BYTES),
    packed: false,
  }));
}

function recordPlace(slot: number): Place {
  return {
    block:
      FIRST_RECORD_BLOCKS[slot] ??
      dataBlock(FURTHER_RECORDS_SECTOR, slot - FIRST_RECORD_BLOCKS.length),
    offset: RECORDS_OFFSET + slot * RECORD_BYTES,
    length: RECORD_BYTES,
    packed: true,
  };
}

/** Where every byte of the map lies, in the map's order (docs/card.md §9). The reserved bytes 0 to 23 lie nowhere. */
export const PLACES: readonly Place[] = [
  ...[IDENTITY, MAILBOX, REPORT].flatMap(({ name, offsets, slotBytes }) =>
    offsets.flatMap((offset, slot) => slotPlaces(FIRST_SECTOR[name][slot] ?? 0, offset, slotBytes)),
  ),
  ...Array.from({ length: RECORD_SLOTS }, (_, slot) => recordPlace(slot)),
];

/** The sectors that hold the map: 1 to 14. */
export const MAP_SECTORS: readonly number[] = [
  ...new Set(PLACES.map(({ block }) => sectorOf(block))),
].sort((left, right) => left - right);
