import { Type } from 'typebox';
import { type Caller, callerOf } from '../../identity/index.ts';
import { type HttpServer, problemResponses } from '../../platform/index.ts';
import { type CardSecurity, waitingOnCards } from '../../vending/index.ts';
import { RequestKey } from '../application/schema.ts';
import { blockCard, type CardOrder, reportLost, returnCard, unblockCard } from './change.ts';
import type { CardDesk, CardRequest } from './desk.ts';
import { issueCard } from './issue.ts';
import type { Card } from './model.ts';
import { replaceCard } from './replace.ts';
import { CardUid, CardView, cardView, IssueBody, ReasonBody, ReplaceBody } from './schema.ts';

export interface CardRoutesOptions extends CardDesk {
  readonly now: () => Date;
  readonly cards: CardSecurity;
}

const common = { tags: ['ap2t'], security: [{ accessKey: [] }] };
const issue = { permission: 'card.issue' } as const;
const answers = problemResponses(400, 401, 403, 404, 409);

/** POST /api/v1/cards/{cardUid}/issue, replace, lost, block, unblock, return. */
export function cardActRoutes(http: HttpServer, options: CardRoutesOptions): void {
  issueRoute(http, options);
  replaceRoute(http, options);
  changeRoutes(http, options);
}

/** A card as the API tells it. */
export async function told({ database }: CardDesk, card: Card) {
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
