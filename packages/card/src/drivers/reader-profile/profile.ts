import type { Transmit } from '../../memory.ts';

/**
 * How a chip's own commands pass through a reader (docs/card.md §8).
 * plain: not at all, only the FF B0 and FF D6 of PC/SC part 3; pn532: the frames of the ACR122 family;
 * pcsc-transparent: the transparent session of PC/SC part 3, amendment 1.
 */
export type ReaderProfileName = 'plain' | 'pn532' | 'pcsc-transparent';

/** The chip's own commands over one reader. */
export interface PassThrough {
  /**
   * Sends a command as it goes over the air, without its CRC. Gives the chip's answer without CRC; an ACK or a NAK,
   * which is four bits, as one byte. Null: the reader or the chip did not do it, and nothing is known of the outcome.
   * SETRUM_CARD_REMOVED when the card is gone, or is another one.
   */
  transceive(raw: Uint8Array): Promise<Uint8Array | null>;
  /**
   * Gives the reader back to the commands of PC/SC, if a transceive took it over. The next transceive begins anew.
   * SETRUM_CARD_REMOVED when the card is gone; a reader that refuses is left as it is.
   */
  end(): Promise<void>;
}

export interface ReaderProfile {
  readonly name: ReaderProfileName;
  /** The longest answer of a chip that one exchange brings back, in bytes. */
  readonly maxAnswerBytes: number;
  /** Whether the four bits by which a chip acknowledges a write come through. If not, writes go as FF D6. */
  readonly acknowledges: boolean;
  /** For the card with this UID (hex). Null: this reader takes only the commands of PC/SC. */
  passThrough(transmit: Transmit, uid: string): PassThrough | null;
  /** Gives the reader back to the commands of PC/SC, should a program have broken off while it had it. */
  reset(transmit: Transmit): Promise<void>;
}
