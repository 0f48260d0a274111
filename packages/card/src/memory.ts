/**
 * The way to a card: an APDU in, its answer data and status word (SW1 SW2) out.
 * Fewer than two bytes mean that the card is gone (docs/card.md §8).
 */
export type Transmit = (apdu: Uint8Array) => Promise<Uint8Array>;

/** The kinds of card that there is a driver for. */
export type Chip = 'NTAG216' | 'MIFARE-CLASSIC-1K' | 'DESFIRE-EV2' | 'DESFIRE-EV3' | 'ISO-7816-4';

/**
 * The 888 bytes of the map on a card in the reader's field. Every chip's driver gives one.
 * All calls fail with SETRUM_CARD_REMOVED when the card goes and SETRUM_CARD_REFUSED when it says no.
 */
export interface CardMemory {
  /** The chip's serial number, hex, upper case. */
  readonly uid: string;
  readonly chip: Chip;
  readonly sizeBytes: number;
  /** The smallest piece that a write stores, counted from the start of a slot or a record: a page, a block, a byte. */
  readonly writeBytes: number;
  read(offset: number, length: number): Promise<Uint8Array>;
  /**
   * Offset and length are whole pieces, or reach to the end of the slot or record; what is written goes in its order.
   */
  write(offset: number, bytes: Uint8Array): Promise<void>;
  /** Chips with a transaction of their own: all that was written since the last one becomes valid at once, or nothing does. */
  readonly commit?: () => Promise<void>;
}
