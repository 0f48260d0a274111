import { CAPABILITY_CONTAINER } from './chip.ts';

/** NXP's chips for NFC Forum type 2, which answer the same commands and differ in size. */
export type FamilyMember =
  | 'NTAG210'
  | 'NTAG212'
  | 'NTAG213'
  | 'NTAG215'
  | 'NTAG216'
  | 'MIFARE Ultralight'
  | 'MIFARE Ultralight EV1';

const VERSION_BYTES = 8;
const TYPE = 2;
const STORAGE = 6;
const ULTRALIGHT = 0x03;
const NTAG = 0x04;

const ntagByStorage: Readonly<Record<number, FamilyMember>> = {
  11: 'NTAG210',
  14: 'NTAG212',
  15: 'NTAG213',
  17: 'NTAG215',
  19: 'NTAG216',
};

/**
 * Which one the answer to GET VERSION names: type (byte 2) and storage (byte 6). Not the maker (byte 1): NTAG216 of other makers
 * than NXP (04) are about. Null when the answer names none, or is none.
 */
export function memberByVersion(answer: Uint8Array | null): FamilyMember | null {
  if (answer?.length !== VERSION_BYTES || answer[0] !== 0) return null;
  if (answer[TYPE] === ULTRALIGHT) return 'MIFARE Ultralight EV1';
  return answer[TYPE] === NTAG ? (ntagByStorage[answer[STORAGE] ?? 0] ?? null) : null;
}

const NDEF_MAGIC = CAPABILITY_CONTAINER[0];

/** By the size that the capability container tells, in eights of bytes. */
const memberBySize: Readonly<Record<number, FamilyMember>> = {
  6: 'MIFARE Ultralight',
  18: 'NTAG213',
  62: 'NTAG215',
  109: 'NTAG216',
};

/** Which one the capability container (page 3) tells: its first four bytes. Null when it is none, or says something else. */
export function memberByContainer(container: Uint8Array): FamilyMember | null {
  const [magic, , size = 0] = container;
  return magic === NDEF_MAGIC ? (memberBySize[size] ?? null) : null;
}
