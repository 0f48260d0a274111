import { randomBytes } from 'node:crypto';
import {
  type ChipKeys,
  type LinkNotice,
  type OpenedCard,
  openCard,
  type ReaderProfile,
} from '@setrum/card';
import { SetrumError } from '@setrum/errors';
import type { CardSession } from '../reader/index.ts';

/** What openCard says of a card that is of another kind than its ATR. */
const misled: readonly string[] = ['SETRUM_CARD_UNKNOWN_CHIP', 'SETRUM_CARD_TOO_SMALL'];

export interface CardOpenerOptions {
  /** Kept while the reader is there: it may learn. */
  readonly profile: ReaderProfile;
  readonly keys: ChipKeys;
  readonly notice: (notice: LinkNotice) => void;
}

/** How a station opens cards: the chip's driver by the ATR, commands through the reader as its profile says. */
export class CardOpener {
  readonly #options: CardOpenerOptions;
  readonly #opened = new WeakMap<CardSession, OpenedCard>();

  constructor(options: CardOpenerOptions) {
    this.#options = options;
  }

  async open(session: CardSession): Promise<OpenedCard> {
    const card = await this.#find(session);
    this.#opened.set(session, card);
    return card;
  }

  /** Before a session ends: the card's driver gives the reader back to other programs. */
  async release(session: CardSession): Promise<void> {
    const card = this.#opened.get(session);
    this.#opened.delete(session);
    // A card that is gone has taken the driver's hold on the reader with it.
    await card?.release?.().catch(() => undefined);
  }

  /** By the ATR; without it where that leads to nothing: for a card exchanged very quickly the service may still tell the one before. */
  async #find({ transmit, atr }: CardSession): Promise<OpenedCard> {
    const { profile, keys, notice } = this.#options;
    const random = (bytes: number): Uint8Array => Uint8Array.from(randomBytes(bytes));
    const options = { reader: profile, keys, notice, random };
    if (atr === null) return await openCard(transmit, options);
    try {
      return await openCard(transmit, { ...options, atr });
    } catch (error) {
      if (!(error instanceof SetrumError) || !misled.includes(error.code)) throw error;
      return await openCard(transmit, options);
    }
  }
}
