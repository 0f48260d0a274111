import { SetrumError } from '@setrum/errors';
import type { Store } from '../customer/find.ts';
import { findCard } from './store.ts';

/**
 * Refuses a card that tokens of this meter may not go on: SETRUM_CARD_BLOCKED, SETRUM_CARD_OTHER_METER. One that is not registered may.
 */
export async function assertCardUsable(
  store: Store,
  { cardUid, meterNo }: { readonly cardUid: string; readonly meterNo: string },
): Promise<void> {
  const card = await findCard(store, cardUid);
  if (card === null) return;
  if (card.state !== 'bound') throw new SetrumError('SETRUM_CARD_BLOCKED');
  if (card.meterNo !== meterNo)
    throw new SetrumError('SETRUM_CARD_OTHER_METER', { meterNo, cardMeterNo: card.meterNo });
}
