import { type CardMemory, type ChipKeys, openCard, type VirtualCard } from '@setrum/card';
import { cardImageOf, virtualCardOf } from '@setrum/loket';
import { random } from './random.ts';

/** An emulated card of which as many copies are laid on the reader as one likes. */
export interface Bench {
  /** A copy of the card, in the field, and the way to its memory. */
  lay(): Promise<{ readonly card: VirtualCard; readonly memory: CardMemory }>;
}

/** The card itself is not touched. */
export function benchOf(original: VirtualCard, keys: ChipKeys): Bench {
  const image = cardImageOf(original);
  return {
    async lay() {
      const card = virtualCardOf(image);
      const { transmit, atr } = card;
      return { card, memory: await openCard(transmit, { atr, keys, random }) };
    },
  };
}
