/** Every field of docs/card.md in its order, and where the areas lie. */

/** §2: the header of every slot. */
export const HEADER_TABLE = [
  ['magic', 'hex', 2],
  ['version', 'uint', 1],
  ['code', 'uint', 1],
  ['length', 'uint', 2],
  ['keyVersion', 'uint', 1],
  ['reserved', 'zero', 1],
  ['sequence', 'uint', 4],
  ['crc', 'uint', 4],
] as const;
/** §3. */
export const IDENTITY_TABLE = [
  ['meterNumber', 'text', 11],
  ['state', 'uint', 1],
  ['cardNumber', 'uint', 4],
] as const;
/** §4: one of the five entries. */
export const ENTRY_TABLE = [
  ['kind', 'uint', 1],
  ['token', 'wide', 9],
  ['reference', 'hex', 4],
] as const;
/** §4: what stands between the entries and the MAC. */
export const MAILBOX_END_TABLE = [['reserved', 'zero', 2]] as const;
/** §5: the content of the report header. */
export const REPORT_TABLE = [
  ['meterNumber', 'text', 11],
  ['months', 'uint', 1],
  ['slotMap', 'hex', 6],
  ['state', 'uint', 2],
  ['standDkwh', 'uint', 4],
  ['creditDkwh', 'int', 4],
  ['clockS', 'uint', 4],
  ['acknowledged', 'uint', 4],
  ['results', 'hex', 5],
  ['keyRevision', 'uint', 1],
  ['tariffIndex', 'uint', 1],
  ['supplyGroup', 'uint', 3],
  ['reserved', 'zero', 2],
] as const;
/** §5: the load profile record; its first five fields are the 23 characters of table 3-1. */
export const RECORD_TABLE = [
  ['month', 'text', 6],
  ['stand', 'text', 6],
  ['credit', 'text', 6],
  ['voltage', 'text', 3],
  ['tamper', 'text', 2],
  ['current', 'uint', 2],
  ['cause', 'uint', 1],
  ['interruptions', 'uint', 1],
  ['lowVoltageEvents', 'uint', 1],
  ['overloadTrips', 'uint', 1],
  ['tamperEvents', 'uint', 1],
  ['reserved', 'zero', 2],
] as const;

export const IMAGE_BYTES = 888;
export const REPORT_IMAGE_OFFSET = 296;
export const RECORDS_OFFSET = 440;
export const RECORD_BYTES = 32;
export const RECORD_SLOTS = 14;
export const ENTRIES_DIGITS = 140;
export const ENTRY_DIGITS = 28;
export const MAC_DIGITS = 16;
export const NO_MAC = '0'.repeat(MAC_DIGITS);

/** §1 and §2: code, length of the content and the offsets of the two header slots of each area. */
export const AREAS = {
  identity: { code: 1, length: 24, offsets: [24, 64] },
  mailbox: { code: 2, length: 80, offsets: [104, 200] },
  report: { code: 3, length: 56, offsets: [296, 368] },
} as const;
export type AreaName = keyof typeof AREAS;
export const AREA_NAMES: readonly AreaName[] = ['identity', 'mailbox', 'report'];

export const HEADER_BYTES = 16;
/** The CRC runs over the header up to the CRC itself. */
export const CHECKED_HEADER_DIGITS = 24;
