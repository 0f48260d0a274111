import { SetrumError } from '@setrum/errors';
import { assertUnit, recordAct } from '../../identity/index.ts';
import type { AnyTransaction } from '../../platform/index.ts';
import { lockCustomer } from '../customer/find.ts';
import type { CustomerRecord } from '../customer/model.ts';
import { bind, cardPlaceOf } from './binding.ts';
import { type CardDesk, type CardRequest, once } from './desk.ts';
import { type Card, type CardChip, cardName } from './model.ts';

/** A card to be given out at the desk. */
export interface CardIssue {
  readonly cardUid: string;
  readonly idpel: string;
  readonly chip: CardChip;
}

/**
 * Gives a card out to a customer and binds it to their meter. Throws SETRUM_IDPEL_UNKNOWN, SETRUM_UNIT_FORBIDDEN, SETRUM_CUSTOMER_REMOVED,
 * SETRUM_CARD_METER_KIND, SETRUM_CARD_IN_USE, SETRUM_CARD_LIMIT, SETRUM_REQUEST_KEY_REUSED.
 */
export function issueCard(desk: CardDesk, issue: CardIssue, request: CardRequest): Promise<Card> {
  const { cardUid, idpel, chip } = issue;
  const { caller, at } = request;
  const by = caller.label;
  return once(
    desk,
    request,
    { action: 'issue', cardUid, idpel, chip, by },
    {
      begin: (transaction) => servedCustomer(transaction, idpel, request),
      act: async (transaction, customer, mark) => {
        const place = cardPlaceOf(customer);
        const binding = { cardUid, chip, place, agendaNo: null, request: mark, by, at };
        const card = await bind(transaction, binding, desk.rules);
        const act = { actor: by, act: 'card.issue', subject: cardName(cardUid) };
        const detail = { idpel, meterNo: place.meterNo };
        await recordAct(transaction, { ...act, source: caller.source, detail }, at);
        return card;
      },
    },
  );
}

async function servedCustomer(
  transaction: AnyTransaction,
  idpel: string,
  { caller }: CardRequest,
): Promise<CustomerRecord> {
  const customer = await lockCustomer(transaction, idpel);
  if (customer === null) throw new SetrumError('SETRUM_IDPEL_UNKNOWN', { idpel });
  assertUnit(caller, customer.unit);
  return customer;
}
