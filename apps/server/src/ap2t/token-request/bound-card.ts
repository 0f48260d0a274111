import { SetrumError } from '@setrum/errors';
import type { AnyTransaction } from '../../platform/index.ts';
import { lockCard } from '../card/store.ts';

/** Tokens go on no card but a bound one of their own meter: SETRUM_CARD_UNKNOWN, SETRUM_CARD_STATE, SETRUM_CARD_OTHER_METER. */
export async function assertCardOf(
  transaction: AnyTransaction,
  cardUid: string,
  meterNo: string,
): Promise<void> {
  const card = await lockCard(transaction, cardUid);
  if (card === null) throw new SetrumError('SETRUM_CARD_UNKNOWN', { cardUid });
  const { state } = card;
  if (state !== 'bound')
    throw new SetrumError('SETRUM_CARD_STATE', { cardUid, state, action: 'put-on-card' });
  if (card.meterNo !== meterNo)
    throw new SetrumError('SETRUM_CARD_OTHER_METER', { cardMeterNo: card.meterNo, meterNo });
}
