import type { ChipKeys } from '@setrum/card';
import { SetrumError } from '@setrum/errors';
import { virtualAt } from './card-in-file.ts';
import { cardOnReader } from './card-on-reader.ts';
import type { CardAt, CardPlace } from './card-place.ts';
import { readCardFile } from './image.ts';

/**
 * SETRUM_CARD_IMAGE_UNREADABLE; SETRUM_READER_MISSING, _BUSY, _SERVICE_DOWN; SETRUM_CARD_MISSING when nobody lays a card on the reader.
 */
export async function cardAt(place: CardPlace, keys: ChipKeys = {}): Promise<CardAt> {
  if (!('file' in place)) return cardOnReader(place, keys);
  return virtualAt(await readCardFile(place.file), place.file, keys);
}

/** Exactly one of a file and a reader; SETRUM_USAGE otherwise. */
export function placeOf(
  file: string | undefined,
  { reader, wait }: { readonly reader?: string | true; readonly wait: number },
): CardPlace {
  if (file !== undefined && reader === undefined) return { file };
  if (file === undefined && reader !== undefined) {
    return { reader: reader === true ? '' : reader, waitSeconds: wait };
  }
  throw new SetrumError('SETRUM_USAGE', { detail: 'name an image file, or --reader' });
}
