import type { CardKey, MeterShare, SessionKeys } from '@setrum/card';

/** A card at a meter: what a card key belongs to. */
export interface CardAt {
  readonly meterNo: string;
  /** Hex, upper case. */
  readonly cardUid: string;
}

/**
 * What the security module does for cards. Each answer is at once, from the keys that `refresh` has read last; above this no card
 * master key is ever seen.
 */
export interface CardSecurity {
  /** Reads the keys again when they are older than two seconds. */
  refresh(): Promise<void>;
  /** Signs and proves for a card at a meter; null for a version that is not in use (yet, or any more), and for meters that no card is made for. */
  keyOf(card: CardAt, version: number): CardKey | null;
  /** Null: unknown, not in use yet, or destroyed. */
  stateOf(version: number): 'next' | 'current' | 'retired' | null;
  /**
   * The key that a meter with shares of these versions takes a mailbox under: the highest that is current or next, else the highest that
   * is retired; null when it has none of them. A meter with shares takes no mailbox without a MAC.
   */
  signingKey(card: CardAt, issued: readonly number[]): CardKey | null;
  /** The shares of a meter, of the current and the next key. The caller wipes them. */
  shares(meterNo: string): readonly MeterShare[];
  /**
   * Answers the challenge of a DESFire that wants its mailbox key (number 1) proved, 16 bytes; null for a version that is not in use. The
   * randoms are for `finishChip`, and nobody else's to see.
   */
  answerChip(card: CardAt, version: number, encryptedRndB: Uint8Array): ChipAnswer | null;
  /** The keys of the session, when the card's last word proves that it has the key, too; null when it does not. */
  finishChip(
    card: CardAt,
    version: number,
    randoms: Pick<ChipAnswer, 'rndA' | 'rndB'>,
    encrypted: Uint8Array,
  ): SessionKeys | null;
}

/** The answer to a DESFire's challenge (AuthenticateEV2First). */
export interface ChipAnswer {
  /** E(RndA || RndB'), 32 bytes, for the card. */
  readonly response: Uint8Array;
  readonly rndA: Uint8Array;
  readonly rndB: Uint8Array;
}
