import type { CardContents, CardMemory } from '@setrum/card';
import { SetrumError } from '@setrum/errors';
import type { CardOnReader } from '../centre.ts';

/**
 * The meter that a card is for. SETRUM_CARD_FOREIGN, SETRUM_CARD_NEWER, SETRUM_CARD_BLOCKED, SETRUM_CARD_BLANK: cards that nothing is sold for.
 * Whether it is a copy or out of use, the centre says.
 */
export function meterOf(card: CardContents): string {
  const { condition, identity, report, newer } = card;
  if (condition === 'foreign') throw new SetrumError('SETRUM_CARD_FOREIGN');
  if (newer.includes('identity') || newer.includes('mailbox')) {
    throw new SetrumError('SETRUM_CARD_NEWER');
  }
  if (identity?.state === 'blocked') throw new SetrumError('SETRUM_CARD_BLOCKED');
  const meterNo = identity?.meterNo ?? report?.meterNo;
  if (meterNo === undefined) throw new SetrumError('SETRUM_CARD_BLANK');
  return meterNo;
}

/** SETRUM_CARD_OTHER unless this is the card that is waited for. */
export function assertSameCard(memory: CardMemory, expected: string): void {
  if (memory.uid === expected) return;
  throw new SetrumError('SETRUM_CARD_OTHER', { found: memory.uid, expected });
}

/** What the centre is told of a card. */
export function onReader(card: CardContents): CardOnReader {
  return { uid: card.uid, mailboxSequence: card.sequences.mailbox, reportImage: card.reportImage };
}
