/**
 * The way to a card: an APDU in, its answer data and status word (SW1 SW2) out.
 * Fewer than two bytes mean that the card is gone (docs/card.md §8).
 */
export type Transmit = (apdu: Uint8Array) => Promise<Uint8Array>;

/**
 * The 888 bytes of the map on a card in the reader's field. Every chip's driver gives one.
 * Both calls fail with SETRUM_CARD_REMOVED when the card goes and SETRUM_CARD_REFUSED when it says no.
 */
export interface CardMemory {
  /** The chip's serial number, hex, upper case. */
  readonly uid: string;
  readonly sizeBytes: number;
  read(offset: number, length: number): Promise<Uint8Array>;
  /** Offset and length must fall on pages of 4 bytes; pages are written in their order. */
  write(offset: number, bytes: Uint8Array): Promise<void>;
}
