import { SetrumError } from '@setrum/errors';
import { Type } from 'typebox';
import { assertUnit, type Caller, callerOf } from '../../identity/index.ts';
import { type HttpServer, problemResponses } from '../../platform/index.ts';
import { waitingOnCards } from '../../vending/index.ts';
import { Idpel, RequestKey } from '../application/schema.ts';
import { customerOf } from '../customer/find.ts';
import { blockCard, type CardOrder, reportLost, returnCard, unblockCard } from './change.ts';
import type { CardDesk, CardRequest } from './desk.ts';
import { issueCard } from './issue.ts';
import type { Card } from './model.ts';
import { replaceCard } from './replace.ts';
import {
  CardDetail,
  CardUid,
  CardView,
  cardEventView,
  cardView,
  IssueBody,
  ReasonBody,
  ReplaceBody,
} from './schema.ts';
import { cardsOfCustomer, eventsOf, findCard } from './store.ts';

export interface CardRoutesOptions extends CardDesk {
  readonly now: () => Date;
}

const common = { tags: ['ap2t'], security: [{ accessKey: [] }] };
const view = { permission: 'customer.view' } as const;
const issue = { permission: 'card.issue' } as const;
const answers = problemResponses(400, 401, 403, 404, 409);

/** /api/v1/cards/{cardUid} and /api/v1/customers/{idpel}/cards: cards given out, lost, blocked, replaced. */
export function cardRoutes(http: HttpServer, options: CardRoutesOptions): void {
  const { database } = options;
  const one = {
    ...{ ...common, summary: 'A card and its history', params: Type.Object({ cardUid: CardUid }) },
    response: { 200: CardDetail, ...problemResponses(400, 401, 403, 404) },
  };
  http.get('/api/v1/cards/:cardUid', { schema: one, config: view }, async (request) => {
    const { cardUid } = request.params;
    const card = await findCard(database, cardUid);
    if (card === null) throw new SetrumError('SETRUM_CARD_UNKNOWN', { cardUid });
    assertUnit(callerOf(request), card.unit);
    const events = await eventsOf(database, cardUid);
    return { card: await told(options, card), events: events.map(cardEventView) };
  });
  const ofCustomer = {
    ...{ ...common, summary: 'The cards of a customer, the newest first' },
    params: Type.Object({ idpel: Idpel }),
    response: {
      200: Type.Object({ cards: Type.Array(CardView) }),
      ...problemResponses(400, 401, 403, 404),
    },
  };
  const path = '/api/v1/customers/:idpel/cards';
  http.get(path, { schema: ofCustomer, config: view }, async (request) => {
    const { idpel } = request.params;
    const customer = await customerOf(database, idpel);
    if (customer === null) throw new SetrumError('SETRUM_IDPEL_UNKNOWN', { idpel });
    assertUnit(callerOf(request), customer.unit);
    const cards = await cardsOfCustomer(database, idpel);
    const waiting = await waitingOnCards(database, cards);
    return { cards: cards.map((card) => cardView(card, waiting)) };
  });
  issueRoute(http, options);
  replaceRoute(http, options);
  changeRoutes(http, options);
}

async function told({ database }: CardDesk, card: Card) {
  return cardView(card, await waitingOnCards(database, [card]));
}

function requestOf(
  { now }: CardRoutesOptions,
  caller: Caller,
  headers: { readonly 'idempotency-key': string },
): CardRequest {
  return { caller, requestKey: headers['idempotency-key'], at: now() };
}

function issueRoute(http: HttpServer, options: CardRoutesOptions): void {
  const schema = {
    ...{ ...common, summary: "Give a card out and bind it to the customer's meter" },
    ...{ params: Type.Object({ cardUid: CardUid }), headers: RequestKey, body: IssueBody },
    response: { 200: CardView, ...answers },
  };
  http.post('/api/v1/cards/:cardUid/issue', { schema, config: issue }, async (request) => {
    const { idpel, chip = 'NTAG216' } = request.body;
    const order = { ...request.params, idpel, chip };
    const asked = requestOf(options, callerOf(request), request.headers);
    return told(options, await issueCard(options, order, asked));
  });
}

function replaceRoute(http: HttpServer, options: CardRoutesOptions): void {
  const schema = {
    ...{ ...common, summary: 'Put a new card in the place of this one; gives the new card' },
    description: 'Tokens that wait on the old card ride in the next mailbox of the new one.',
    ...{ params: Type.Object({ cardUid: CardUid }), headers: RequestKey, body: ReplaceBody },
    response: { 200: CardView, ...answers },
  };
  http.post('/api/v1/cards/:cardUid/replace', { schema, config: issue }, async (request) => {
    const { newUid, chip = 'NTAG216', reason } = request.body;
    const order = { oldUid: request.params.cardUid, newUid, chip, reason };
    const asked = requestOf(options, callerOf(request), request.headers);
    return told(options, await replaceCard(options, order, asked));
  });
}

type Act = (desk: CardDesk, order: CardOrder, request: CardRequest) => Promise<Card>;

const acts: Readonly<Record<string, { readonly act: Act; readonly summary: string }>> = {
  lost: { act: reportLost, summary: 'The customer has lost the card' },
  block: { act: blockCard, summary: 'Block a card' },
  unblock: { act: unblockCard, summary: 'Free a blocked card, or a lost one that was found' },
  return: { act: returnCard, summary: 'The card is given back, and may be given out again' },
};

function changeRoutes(http: HttpServer, options: CardRoutesOptions): void {
  for (const [name, { act, summary }] of Object.entries(acts)) {
    const schema = {
      ...{ ...common, summary, params: Type.Object({ cardUid: CardUid }), headers: RequestKey },
      ...{ body: ReasonBody, response: { 200: CardView, ...answers } },
    };
    http.post(`/api/v1/cards/:cardUid/${name}`, { schema, config: issue }, async (request) => {
      const order = { ...request.params, ...request.body };
      const asked = requestOf(options, callerOf(request), request.headers);
      return told(options, await act(options, order, asked));
    });
  }
}
