import { randomBytes } from 'node:crypto';
import {
  type ChipKeys,
  type LinkNotice,
  type OpenedCard,
  openCard,
  type ReaderProfile,
} from '@setrum/card';
import type { CardSession } from '../reader/index.ts';

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
    const { profile, keys, notice } = this.#options;
    const { transmit, atr } = session;
    const card = await openCard(transmit, {
      ...(atr !== null && { atr }),
      reader: profile,
      keys,
      notice,
      random: (bytes) => Uint8Array.from(randomBytes(bytes)),
    });
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
}
