import { type CardMemory, type Chip, MAP_BYTES, toHex } from '@setrum/card';

/** A card byte for byte, for whoever looks at its memory. */
export interface CardMap {
  readonly uid: string;
  readonly chip: Chip;
  /** The 888 bytes of docs/card.md. */
  readonly map: Uint8Array;
}

/** The same as it is told to pages: the map in hex, upper case. */
export interface CardMapView extends Omit<CardMap, 'map'> {
  readonly map: string;
}

/** SETRUM_CARD_REMOVED when the card goes meanwhile. */
export async function readCardMap(memory: CardMemory): Promise<CardMap> {
  const { uid, chip } = memory;
  return { uid, chip, map: await memory.read(0, MAP_BYTES) };
}

export const cardMapView = ({ uid, chip, map }: CardMap): CardMapView => ({
  ...{ uid, chip, map: toHex(map) },
});
