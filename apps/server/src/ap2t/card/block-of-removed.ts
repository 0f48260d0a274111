import type { AnyTransaction } from '../../platform/index.ts';
import type { Card } from './model.ts';
import { moveCard } from './move.ts';
import { lockCardsOfMeter } from './store.ts';

/**
 * Blocks the cards in use of a customer whose supply is taken away, in the caller's transaction, which holds the customer and the sales of
 * the meter. They are still in the customer's pocket: who brings one back has it returned. Gives the cards as they then are.
 */
export async function blockCardsOf(
  transaction: AnyTransaction,
  of: {
    readonly meterNo: string;
    readonly idpel: string;
    readonly by: string;
    readonly at: Date;
  },
): Promise<readonly Card[]> {
  const { meterNo, idpel, by, at } = of;
  const cards = await lockCardsOfMeter(transaction, meterNo);
  const blocked: Card[] = [];
  for (const card of cards) {
    if (card.idpel !== idpel || card.state !== 'bound') continue;
    const reason = 'sambungan dibongkar / the supply was taken away';
    blocked.push(await moveCard(transaction, card, { action: 'block', reason, by, at }));
  }
  return blocked;
}
