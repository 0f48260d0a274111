import { type CardKeyring, createKeyring, fromHex } from '@setrum/card';
import type { MeterState } from './state.ts';

/** The meter's keys of the card with this UID; null when it has no shares and takes cards as they are. */
export function keyringOf(state: MeterState, uid: string): CardKeyring | null {
  const { cardShares, cardKeyVersion } = state;
  if (cardShares.length === 0) return null;
  const shares = cardShares.map(({ version, shareHex }) => ({ version, share: fromHex(shareHex) }));
  return createKeyring(shares, cardKeyVersion, uid);
}

/**
 * The state once an authentic mailbox under this version was met: from then on the meter signs under it, too, unless it signs under a higher one.
 */
export function withKeyVersion(state: MeterState, version: number): MeterState {
  return version > state.cardKeyVersion ? { ...state, cardKeyVersion: version } : state;
}
