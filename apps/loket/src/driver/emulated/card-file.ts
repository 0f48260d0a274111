import { readFile, rename, writeFile } from 'node:fs/promises';
import type { ReaderProfileName, Transmit, VirtualCard } from '@setrum/card';
import { SetrumError } from '@setrum/errors';
import { messageOf } from '../../reader/index.ts';
import { cardImageOf, cardImageText, parseCardImage, virtualCardOf } from './card-image.ts';

/** An emulated card whose memory lives in a file. */
export interface CardFile {
  readonly path: string;
  readonly card: VirtualCard;
  /** As the card's own; what it changes is in the file before the answer is given. */
  readonly transmit: Transmit;
}

const NO_BYTES = new Uint8Array(0);

/** Loads a card image. SETRUM_CARD_IMAGE_UNREADABLE with the reason when it cannot be. */
export async function openCardFile(path: string, reader: ReaderProfileName): Promise<CardFile> {
  let text: string;
  let card: VirtualCard;
  try {
    text = await readFile(path, 'utf8');
    card = virtualCardOf(parseCardImage(text), reader);
  } catch (error) {
    throw new SetrumError(
      'SETRUM_CARD_IMAGE_UNREADABLE',
      { file: path, detail: messageOf(error) },
      { cause: error },
    );
  }
  let saved = card.dump();
  return {
    path,
    card,
    async transmit(apdu) {
      const answer = await card.transmit(apdu);
      const memory = card.dump();
      if (Buffer.compare(memory, saved) === 0) return answer;
      // Somebody else has this card now, a meter say: a card is at one place at a time.
      if ((await readFile(path, 'utf8').catch(() => '')) !== text) {
        card.remove();
        return NO_BYTES;
      }
      text = cardImageText(cardImageOf(card));
      await writeCardFile(path, text);
      saved = memory;
      return answer;
    },
  };
}

/** Writes the file as a whole or not at all. */
export async function writeCardFile(path: string, text: string): Promise<void> {
  const fresh = `${path}.${process.pid}.new`;
  await writeFile(fresh, text, { mode: 0o600 });
  await rename(fresh, path);
}
