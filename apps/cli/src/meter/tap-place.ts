import { type ChipKeys, fromHex } from '@setrum/card';
import type { Meter, MeterState, TapResult } from '@setrum/meter';
import { cardAt } from '../card/card-at.ts';
import type { CardPlace } from '../card/card-place.ts';
import { keysFrom } from '../card/chip-keys.ts';
import type { MeterShares } from '../card/shares.ts';

/**
 * Holds a card to a meter: an image file, which then holds what the meter has written, or the card in a reader. A chip with keys of its own is
 * opened with those that follow from the meter's shares, or with `keys`. Errors of the card and the reader: SETRUM_CARD_…, SETRUM_READER_….
 */
export async function tapPlace(
  meter: Meter,
  place: CardPlace,
  keys: ChipKeys = {},
): Promise<TapResult> {
  const card = await cardAt(place, { ...keysFrom(sharesOf(meter.state)), ...keys });
  try {
    const tap = await meter.tap(await card.open());
    await card.save();
    return tap;
  } finally {
    await card.close();
  }
}

/** The meter's shares; null when it has none. */
export function sharesOf({ meterNo, cardShares }: MeterState): MeterShares | null {
  const shares = cardShares.map(({ version, shareHex }) => ({ version, share: fromHex(shareHex) }));
  return shares.length === 0 ? null : { meterNo, shares };
}
