import { type CardContents, type CardKeyring, keyVersionOf, proofOf } from '@setrum/card';
import type { MeterState } from './state.ts';

/**
 * Why the meter leaves a card alone: nothing is taken from it and nothing written on it. `copied`: what stands on it was made for another card;
 * `foreign`: somebody else's data; `newer`: written by a later version of the map; `fault` and `off`: it is the meter, and not the card.
 */
export type CardRefusal =
  | 'other-meter'
  | 'blocked'
  | 'unreadable'
  | 'copied'
  | 'foreign'
  | 'newer'
  | 'fault'
  | 'off';

/** Null: the card is this meter's, or blank. A blank card is nobody's yet: the meter writes its report on it, and its number with that. */
export function refusalOf(
  card: CardContents,
  state: MeterState,
  keys: CardKeyring | null,
): CardRefusal | null {
  if (state.fault) return 'fault';
  if (card.condition === 'foreign' || card.condition === 'newer') return card.condition;
  if (card.unreadable.includes('identity')) return 'unreadable';
  if (card.identity === null) return null;
  // Another meter's card has a MAC of its own: it is no copy of ours.
  if (card.identity.meterNo !== state.meterNo) return 'other-meter';
  if (isForged(card.slots.identity, keys)) return 'copied';
  return card.identity.state === 'blocked' ? 'blocked' : null;
}

/** The key version of the mailbox when a meter with keys may take it; null when it must not. Without keys any mailbox is taken. */
export function mailboxKeyVersion(card: CardContents, keys: CardKeyring | null): number | null {
  const slot = card.slots.mailbox;
  if (keys === null || slot === null) return 0;
  return proofOf(slot, keys.of) === 'verified' ? keyVersionOf(slot) : null;
}

function isForged(slot: Uint8Array | null, keys: CardKeyring | null): boolean {
  return keys !== null && slot !== null && proofOf(slot, keys.of) === 'forged';
}
