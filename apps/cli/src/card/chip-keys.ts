import type { ChipKeys } from '@setrum/card';
import type { MeterShares } from './shares.ts';

/** The chips' own keys that follow from a meter's shares; none without them. */
export function keysFrom(_shares: MeterShares | null): ChipKeys {
  return {};
}
