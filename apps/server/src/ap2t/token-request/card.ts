import type { AnyTransaction } from '../../platform/index.ts';
import { putOnCard, roomOnCard } from '../../vending/index.ts';
import { happen } from './happen.ts';
import type { TokenRequest } from './model.ts';
import { may } from './states.ts';
import { lockRequests, requestTables } from './store.ts';

/** What became of tokens that are to go on a card. */
export interface OnCard {
  /** In the card's next mailbox. */
  readonly delivered: readonly TokenRequest[];
  /** Behind them, when those have been taken: a mailbox holds five. */
  readonly waiting: readonly TokenRequest[];
}

/**
 * Puts the tokens of an agenda or an order on a card, in the order in which the meter takes them: as many as there is room for ride in
 * its next mailbox, the others follow when the card has told that those were taken. Tokens on paper may go on the card as well.
 */
export async function deliverOnCard(
  transaction: AnyTransaction,
  to: ({ readonly agendaNo: string } | { readonly orderId: string }) & {
    readonly cardUid: string;
    readonly at: Date;
  },
): Promise<OnCard> {
  const { cardUid, at } = to;
  const requests = await lockRequests(
    transaction,
    'orderId' in to ? { orderId: to.orderId } : { agendaNo: to.agendaNo },
  );
  const wanted = requests.filter((request) => may('deliver', request));
  const ids = wanted.map(({ requestId }) => requestId);
  if (ids.length === 0) return { delivered: [], waiting: [] };
  await requestTables(transaction)
    .updateTable('token_request')
    .set({ card_uid: cardUid, changed_at: at })
    .where('request_id', 'in', ids)
    .execute();
  const meant = wanted.map((request) => ({ ...request, cardUid }));
  // Those that are on it already stay there.
  const open = meant.filter(
    (request, n) => !isOnCard(wanted[n], cardUid) && request.firstPart !== null,
  );
  const delivered = await fill(transaction, open, at);
  const done = new Set(delivered.map(({ requestId }) => requestId));
  return { delivered, waiting: open.filter(({ requestId }) => !done.has(requestId)) };
}

/** Lets the tokens of an agenda that wait for room on a card go on it, as far as there is room now. */
export async function fillCards(
  transaction: AnyTransaction,
  agendaNo: string,
  at: Date,
): Promise<readonly TokenRequest[]> {
  const requests = await lockRequests(transaction, { agendaNo });
  const waiting = requests.filter(
    (request) =>
      request.cardUid !== null && !isOnCard(request, request.cardUid) && may('deliver', request),
  );
  return waiting.length === 0 ? [] : fill(transaction, waiting, at);
}

/** The tokens of a card follow the customer to the card in its place. Those that wait on it are moved by vending. */
export async function followCard(
  transaction: AnyTransaction,
  {
    meterNo,
    fromUid,
    toUid,
    at,
  }: {
    readonly meterNo: string;
    readonly fromUid: string;
    readonly toUid: string;
    readonly at: Date;
  },
): Promise<void> {
  await requestTables(transaction)
    .updateTable('token_request')
    .set({ card_uid: toUid, changed_at: at })
    .where('meter_no', '=', meterNo)
    .where('card_uid', '=', fromUid)
    .where('state', 'in', ['generated', 'delivered'])
    .execute();
}

function isOnCard(request: TokenRequest | undefined, cardUid: string): boolean {
  return request?.state === 'delivered' && request.medium === 'card' && request.cardUid === cardUid;
}

/** In their order, until one does not fit: what comes behind a key change is worth nothing in front of it. */
async function fill(
  transaction: AnyTransaction,
  requests: readonly TokenRequest[],
  at: Date,
): Promise<readonly TokenRequest[]> {
  const fitting: TokenRequest[] = [];
  for (const request of requests) {
    const { meterNo, orderId, cardUid, firstPart, partCount } = request;
    if (cardUid === null || firstPart === null || partCount === null) break;
    const card = { meterNo, cardUid };
    if ((await roomOnCard(transaction, card)) < partCount) break;
    await putOnCard(transaction, card, { orderId, firstPart, partCount });
    fitting.push(request);
  }
  return happen(transaction, 'deliver', fitting, at, () => ({ medium: 'card', delivered_at: at }));
}
