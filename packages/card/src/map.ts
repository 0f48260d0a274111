/** Where everything lies: docs/card.md §1. Offsets count from the first byte of the map. */

export const PAGE_BYTES = 4;
export const MAP_BYTES = 888;
export const HEADER_BYTES = 16;
export const MAC_BYTES = 8;
/** The version of this map. */
export const MAP_VERSION = 1;
/** Where a slot's header names the key version of its MAC. */
export const KEY_VERSION_OFFSET = 6;
/** The part of a header that CRC and MAC run over. */
export const SUMMED_HEADER_BYTES = 12;

/** An area with two slots; each slot is a header of 16 bytes and `contentBytes` of content. */
export interface Area {
  readonly name: 'identity' | 'mailbox' | 'report';
  readonly code: number;
  readonly contentBytes: number;
  readonly slotBytes: number;
  readonly offsets: readonly [number, number];
}

export const IDENTITY: Area = {
  name: 'identity',
  code: 1,
  contentBytes: 24,
  slotBytes: 40,
  offsets: [24, 64],
};

export const MAILBOX: Area = {
  name: 'mailbox',
  code: 2,
  contentBytes: 80,
  slotBytes: 96,
  offsets: [104, 200],
};

export const REPORT: Area = {
  name: 'report',
  code: 3,
  contentBytes: 56,
  slotBytes: 72,
  offsets: [296, 368],
};

/** The report image: both header slots and all record slots, bytes 296 to 887 of the map. */
export const REPORT_IMAGE_OFFSET = 296;
export const REPORT_IMAGE_BYTES = 592;

export const RECORDS_OFFSET = 440;
export const RECORD_BYTES = 32;
export const RECORD_SLOTS = 14;
export const MAX_MONTHS = 12;
export const MAILBOX_ENTRIES = 5;
/** Where the areas of later versions are listed, on chips that have room behind the map. */
export const DIRECTORY_BYTES = 24;
