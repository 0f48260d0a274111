import type { Transmit } from '@setrum/card';

/** How long to wait, and what ends the waiting early. Aborting rejects with the signal's reason. */
export interface WaitOptions {
  readonly waitMs: number;
  readonly signal?: AbortSignal;
}

/**
 * A card on the reader, from its tap to its removal. A session that has failed once stays failed:
 * after a re-tap another card may lie there, so the caller connects again and compares the UID.
 */
export interface CardSession {
  /** The card's answer to reset, as the reader reports it; null when it tells none. The driver of the chip is chosen by it. */
  readonly atr: Uint8Array | null;
  /**
   * One command APDU to the card. Ends within the reader's watchdog time: SETRUM_CARD_SILENT when the
   * card says nothing, SETRUM_CARD_REMOVED (or fewer than two bytes) when it is gone.
   */
  readonly transmit: Transmit;
  /** Lets the card go. Never hangs, may be called more than once. */
  close(): Promise<void>;
}

/** The counter's port to a contactless reader. */
export interface Reader {
  readonly name: string;
  /**
   * Waits until a card is on the reader and connects to it. A session of an earlier call is closed.
   * SETRUM_CARD_MISSING when none comes within `waitMs`; SETRUM_READER_MISSING, SETRUM_READER_BUSY,
   * SETRUM_READER_SERVICE_DOWN.
   */
  connect(options: WaitOptions): Promise<CardSession>;
  /** Waits until the card is taken away; false when it still lies there after `waitMs`. */
  waitForRemoval(options: WaitOptions): Promise<boolean>;
  /** Ends the waiting calls and the session. Never hangs. */
  close(): Promise<void>;
}
