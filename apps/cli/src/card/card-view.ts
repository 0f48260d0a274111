import type { Chip } from '@setrum/card';
import { type MapView, viewMap } from '@setrum/card/explain';
import { type MeterShares, meterKeys } from './shares.ts';

/** All of a card: what it says, and how it stands there. */
export interface CardView extends MapView {
  /** Whose shares the MACs were checked with; null: they were not. */
  readonly shares: MeterShares | null;
}

/** Looks at the 888 bytes of a card's map. With a meter's shares its MACs are checked. */
export function viewCard(
  card: { readonly uid: string; readonly chip: Chip },
  map: Uint8Array,
  shares: MeterShares | null,
): CardView {
  const keysOf =
    shares === null ? null : (meterNo: string | null) => meterKeys(shares, card.uid, meterNo);
  return { ...viewMap(card, map, keysOf), shares };
}
