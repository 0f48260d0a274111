import { Type } from 'typebox';
import { callerOf } from '../../identity/index.ts';
import type { HttpServer } from '../../platform/index.ts';
import { Nullable } from '../application/schema.ts';
import { CardUid } from '../card/schema.ts';
import { Changed, changedView, problems } from './changed.ts';
import type { TokenRequest } from './model.ts';
import { common, OrderId } from './schema.ts';
import type { TokenDesk } from './service.ts';

const Text = Type.String();
const order = '/api/v1/token-orders/:orderId';

/** How tokens get to the meter otherwise than by the work order: on a card, by a receipt. */
export function deliveryRoutes(http: HttpServer, desk: TokenDesk): void {
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
      { additionalProperties: false },
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
