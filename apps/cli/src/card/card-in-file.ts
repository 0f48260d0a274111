import { existsSync } from 'node:fs';
import { type ChipKeys, openCard, type VirtualCard } from '@setrum/card';
import { SetrumError } from '@setrum/errors';
import type { CardAt } from './card-place.ts';
import { type ChipKind, newUid } from './chips.ts';
import { readCardFile, writeCardFile } from './image.ts';
import { random } from './random.ts';

/** An emulated card that is kept in a file. */
export function virtualAt(card: VirtualCard, file: string, keys: ChipKeys): CardAt {
  const { transmit, uid, atr } = card;
  return {
    where: file,
    link: { transmit, uid, keys, random },
    open: () => openCard(transmit, { atr, keys, random }),
    save: () => writeCardFile(file, card),
    close: async () => undefined,
  };
}

/**
 * The card of an image file, or a new one where there is no such file. SETRUM_USAGE when the file holds another card than is asked for.
 */
export async function cardInFileOrNew(
  file: string,
  { kind, uid, keys }: { kind: ChipKind; uid: string | null; keys: ChipKeys },
): Promise<CardAt> {
  if (!existsSync(file)) return virtualAt(freshCard(kind, uid), file, keys);
  const card = await readCardFile(file);
  if (card.chip !== kind.chip || (uid !== null && uid !== card.uid)) {
    const detail = `${file} holds the ${card.chip} ${card.uid} already`;
    throw new SetrumError('SETRUM_USAGE', { detail });
  }
  return virtualAt(card, file, keys);
}

function freshCard(kind: ChipKind, uid: string | null): VirtualCard {
  try {
    return kind.fresh(uid ?? newUid(kind));
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    throw new SetrumError('SETRUM_USAGE', { detail: error.message }, { cause: error });
  }
}
