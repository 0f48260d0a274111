/** A card as it lay on a counter's reader. */
export interface CardVisit {
  /** Hex, upper case. */
  readonly uid: string;
  /** Sequence of the live mailbox that the counter read; 0 when there is none. */
  readonly mailboxSequence: number;
  /** Bytes 296 to 887 of the card's map as they are (docs/card.md). */
  readonly reportImage: Uint8Array;
}
