import type { AnyTransaction } from '../../platform/index.ts';
import { blockStrangers } from './binding.ts';
import type { Card, CardPlace } from './model.ts';
import { moveCard } from './move.ts';
import { lockCardsOfMeter } from './store.ts';

/** A customer's meter, replaced by another one. */
export interface CardsFollow {
  readonly fromMeterNo: string;
  readonly to: CardPlace;
  /** Whether the new meter takes cards; where it does not, the cards in use are blocked. */
  readonly takesCards: boolean;
  readonly agendaNo: string;
  readonly by: string;
  readonly at: Date;
}

/**
 * Binds a customer's cards to the meter in the place of the old one, in the caller's transaction, which holds the customer. Their chips
 * still name the old meter: the new one reads them once their identity is written anew. Gives the cards as they then are.
 */
export async function rebindCards(
  transaction: AnyTransaction,
  { fromMeterNo, to, takesCards, agendaNo, by, at }: CardsFollow,
): Promise<readonly Card[]> {
  await blockStrangers(transaction, to, { by, at });
  const cards = await lockCardsOfMeter(transaction, fromMeterNo);
  const moved: Card[] = [];
  for (const card of cards) {
    if (card.idpel !== to.idpel || card.state === 'replaced' || card.state === 'returned') continue;
    if (takesCards) {
      const move = { action: 'rebind', place: to, agendaNo, by, at } as const;
      moved.push(await moveCard(transaction, card, move));
    } else if (card.state === 'bound') {
      const reason = 'meter pengganti tidak memakai kartu / the new meter takes no card';
      moved.push(await moveCard(transaction, card, { action: 'block', agendaNo, reason, by, at }));
    }
  }
  return moved;
}
