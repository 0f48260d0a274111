import type { ChipKeys, MeterShare, Transmit } from '@setrum/card';

/** The way to a card, for an issuer. */
export interface ChipLink {
  readonly transmit: Transmit;
  readonly uid: string;
  readonly keys: ChipKeys;
  readonly random: (bytes: number) => Uint8Array;
}

/** What chips are personalised with. */
export interface IssueSecrets {
  /** What the card's keys follow from; the one to sign with first. */
  readonly shares: readonly MeterShare[];
  /** What they may follow from still. */
  readonly formerShares: readonly MeterShare[];
  /** The card's own master key, where it has one. */
  readonly piccKey: Uint8Array | null;
}
