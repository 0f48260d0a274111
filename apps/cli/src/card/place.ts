import { type Chip, classicPlacesOf, IDENTITY, MAILBOX, REPORT } from '@setrum/card';
import { both, type Words } from '@setrum/card/explain';

/** Where the bytes of the map lie on a chip. */
export interface ChipPlaces {
  /** What the chip counts in. */
  readonly unit: Words;
  /** The place of a byte of the map, as short as can be. */
  at(offset: number): string;
}

const FIRST_USER_PAGE = 4;
const PAGE_BYTES = 4;

const ntag216: ChipPlaces = {
  unit: { id: 'halaman', en: 'page' },
  at: (offset) => String(FIRST_USER_PAGE + Math.floor(offset / PAGE_BYTES)),
};

const classic: ChipPlaces = {
  unit: { id: 'blok', en: 'block' },
  at: (offset) => String(classicPlacesOf(offset, 1)[0]?.block ?? '-'),
};

/** One file for each area (docs/card.md §10); the bytes in front of the first lie nowhere. */
const desfire: ChipPlaces = {
  unit: { id: 'berkas', en: 'file' },
  at(offset) {
    const file = [REPORT, MAILBOX, IDENTITY].find(({ offsets }) => offsets[0] <= offset);
    return file === undefined ? '-' : `${file.code}:${offset - file.offsets[0]}`;
  },
};

const iso7816: ChipPlaces = {
  unit: { id: 'berkas', en: 'file' },
  at: (offset) => `E153:${offset}`,
};

const places: Readonly<Record<Chip, ChipPlaces>> = {
  NTAG216: ntag216,
  'MIFARE-CLASSIC-1K': classic,
  'DESFIRE-EV2': desfire,
  'DESFIRE-EV3': desfire,
  'ISO-7816-4': iso7816,
};

export function placesOn(chip: Chip): ChipPlaces {
  return places[chip];
}

/** `halaman · page 10–19`. */
export function placeRange(chip: Chip, offset: number, length: number): string {
  const { unit, at } = placesOn(chip);
  const [first, last] = [at(offset), at(offset + length - 1)];
  return `${both(unit)} ${first === last ? first : `${first}–${last}`}`;
}
