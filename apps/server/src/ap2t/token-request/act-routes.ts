import { Type } from 'typebox';
import { callerOf } from '../../identity/index.ts';
import { type HttpServer, problemResponses } from '../../platform/index.ts';
import { Nullable, OneOf, RequestKey } from '../application/schema.ts';
import { CardUid } from '../card/schema.ts';
import { addableKinds } from './add.ts';
import type { TokenRequest } from './model.ts';
import { tokenStates } from './model.ts';
import { Agenda, common, OrderId, RequestId } from './schema.ts';
import type { TokenDesk } from './service.ts';

const closed = { additionalProperties: false } as const;
const problems = problemResponses(400, 401, 403, 404, 409, 422);
const Text = Type.String();
const Ordered = Type.Object({ orderId: Text });
const Changed = Type.Object({
  changed: Type.Array(Type.Object({ requestId: Text, state: OneOf(tokenStates) })),
});

/** What people do with token requests. */
export function actRoutes(http: HttpServer, desk: TokenDesk): void {
  const add = {
    ...common,
    summary: 'Add an optional token to an agenda, before its setting of KCT',
    ...{ params: Agenda, headers: RequestKey },
    body: Type.Object(
      { kind: OneOf(addableKinds), value: Type.Integer({ minimum: 0, maximum: 18_201_624 }) },
      closed,
    ),
    response: { 200: Ordered, ...problems },
  };
  const make = { permission: 'token-request.make' } as const;
  const agenda = '/api/v1/applications/:agendaNo';
  http.post(`${agenda}/token-orders`, { schema: add, config: make }, async (request) => {
    const requestKey = request.headers['idempotency-key'];
    const added = { ...request.body, requestKey };
    return { orderId: await desk.add(request.params.agendaNo, added, callerOf(request)) };
  });
  const retry = {
    ...common,
    summary: 'Have a failed request tried again; one that the meter refused gets a new token',
    ...{ params: RequestId, headers: RequestKey },
    response: { 200: Ordered, ...problems },
  };
  const retryPath = '/api/v1/token-requests/:requestId/retry';
  http.post(retryPath, { schema: retry, config: make }, async (request) => {
    const requestKey = request.headers['idempotency-key'];
    const { requestId } = request.params;
    return { orderId: await desk.retry(requestId, requestKey, callerOf(request)) };
  });
  reportRoute(http, desk, `${agenda}/token-reports`);
  deliveryRoutes(http, desk);
}

function reportRoute(http: HttpServer, desk: TokenDesk, path: string): void {
  const schema = {
    ...common,
    summary:
      "A fitter's report: which tokens the meter took, and which it refused with what result",
    description: 'Said again it is the same. Results: docs/card.md section 6.',
    params: Agenda,
    body: Type.Object(
      {
        results: Type.Array(
          Type.Object(
            {
              requestId: Type.String({ format: 'uuid' }),
              taken: Type.Boolean(),
              result: Type.Optional(Type.Integer({ minimum: 4, maximum: 14 })),
            },
            closed,
          ),
          { minItems: 1, maxItems: 50 },
        ),
      },
      closed,
    ),
    response: { 200: Changed, ...problems },
  };
  const config = { permission: 'token-request.report' } as const;
  http.post(path, { schema, config }, async (request) => {
    const { agendaNo } = request.params;
    return changedView(await desk.report(agendaNo, request.body.results, callerOf(request)));
  });
}

function deliveryRoutes(http: HttpServer, desk: TokenDesk): void {
  const onCard = {
    ...common,
    summary: "Put an order's tokens on a card of its meter",
    description:
      'As many as there is room for ride in the next mailbox; the others follow when those were taken. With mailboxSequence, the mailbox to be written now comes along.',
    params: OrderId,
    body: Type.Object(
      {
        cardUid: CardUid,
        mailboxSequence: Type.Optional(
          Type.Integer({
            minimum: 0,
            maximum: 4_294_967_294,
            description:
              'Of the live mailbox on the card, or that its meter dealt with last, the higher; 0: none',
          }),
        ),
      },
      closed,
    ),
    response: {
      200: Type.Object({
        delivered: Type.Array(Text, { description: 'Requests in the next mailbox' }),
        waiting: Type.Array(Text, { description: 'Requests that follow' }),
        mailbox: Nullable(
          Type.Object({
            cardUid: Text,
            sequence: Type.Integer(),
            image: Type.String({ description: '96 bytes, base64: to be written as they are' }),
          }),
        ),
      }),
      ...problems,
    },
  };
  const config = { permission: 'card.issue' } as const;
  const order = '/api/v1/token-orders/:orderId';
  http.post(`${order}/card`, { schema: onCard, config }, async (request) => {
    const { cardUid, mailboxSequence = null } = request.body;
    const card = { cardUid, mailboxSequence };
    const put = await desk.putOnCard(request.params.orderId, card, callerOf(request));
    const ids = (requests: readonly TokenRequest[]) => requests.map(({ requestId }) => requestId);
    return { delivered: ids(put.delivered), waiting: ids(put.waiting), mailbox: put.mailbox };
  });
  const receipt = {
    ...common,
    summary: "Record that a receipt carries an order's tokens",
    params: OrderId,
    response: { 200: Changed, ...problems },
  };
  const seen = { permission: 'token.see-digits' } as const;
  http.post(`${order}/receipt`, { schema: receipt, config: seen }, async (request) =>
    changedView(await desk.giveReceipt(request.params.orderId, callerOf(request))),
  );
}

function changedView(changed: readonly TokenRequest[]) {
  return { changed: changed.map(({ requestId, state }) => ({ requestId, state })) };
}
