import { type CardContents, type CardMemory, readCard, writeMailbox } from '@setrum/card';
import { SetrumError } from '@setrum/errors';
import type { CardMailbox } from '../centre.ts';
import { assertSameCard } from './card.ts';

/** Uses the card on the reader for the time of one call. */
export type WithCard = <Result>(use: (memory: CardMemory) => Promise<Result>) => Promise<Result>;

/** A card after what waits for its meter was to be written on it. */
export interface Carried {
  readonly card: CardContents;
  /** Why it was not written: it waits on, for the next tap or sale. */
  readonly problem: SetrumError | null;
}

/**
 * Writes what waits for a meter on its card, without a purchase (docs/campaign.md §2), and reads the card again: a sale that follows goes by what
 * lies on it then. Whatever keeps it from being written is told and keeps nobody from buying.
 */
export async function carry(
  withCard: WithCard,
  card: CardContents,
  waiting: () => Promise<CardMailbox | null>,
): Promise<Carried> {
  try {
    const mailbox = await waiting();
    if (mailbox === null) return { card, problem: null };
    const written = await withCard(async (memory) => {
      assertSameCard(memory, mailbox.cardUid);
      await writeMailbox(memory, Buffer.from(mailbox.image, 'base64'));
      return readCard(memory);
    });
    return { card: written, problem: null };
  } catch (error) {
    if (error instanceof SetrumError) return { card, problem: error };
    throw error;
  }
}
