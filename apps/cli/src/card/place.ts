import { type Chip, classicPlacesOf } from '@setrum/card';
import { both, type Words } from './words.ts';

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

const places: Readonly<Partial<Record<Chip, ChipPlaces>>> = {
  NTAG216: ntag216,
  'MIFARE-CLASSIC-1K': classic,
};

/** A chip that is not described counts in bytes of the map. */
const mapOnly: ChipPlaces = { unit: { id: 'bita', en: 'byte' }, at: String };

export function placesOn(chip: Chip): ChipPlaces {
  return places[chip] ?? mapOnly;
}

/** `halaman · page 10–19`. */
export function placeRange(chip: Chip, offset: number, length: number): string {
  const { unit, at } = placesOn(chip);
  const [first, last] = [at(offset), at(offset + length - 1)];
  return `${both(unit)} ${first === last ? first : `${first}–${last}`}`;
}
