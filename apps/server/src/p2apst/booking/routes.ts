import { type Static, Type } from 'typebox';
import { callerOf } from '../../identity/index.ts';
import { type HttpServer, problemResponses } from '../../platform/index.ts';
import { common, listOf, PartnerId } from '../partner/schema.ts';
import type { BookingOrder } from './model.ts';
import type { BookingService } from './service.ts';

const mostCents = 1_000_000_000_000_000;
const Amount = Type.Integer({ minimum: 1, maximum: mostCents });
const SignedAmount = Type.Integer({ minimum: -mostCents, maximum: mostCents });

const Transfer = Type.Object(
  {
    kind: Type.Union([Type.Literal('top-up'), Type.Literal('withdrawal')]),
    partnerId: PartnerId,
    amountCents: Amount,
    reference: Type.String({
      pattern: '^[\\x21-\\x7e]([\\x20-\\x7e]{0,63})$',
      description: "The bank's reference of the transfer",
    }),
  },
  { additionalProperties: false },
);
const Limit = Type.Object(
  {
    kind: Type.Literal('limit'),
    partnerId: PartnerId,
    limitCents: { ...SignedAmount, description: 'Negative is credit granted' },
  },
  { additionalProperties: false },
);
const Correction = Type.Object(
  {
    kind: Type.Literal('correction'),
    lines: listOf(
      Type.Object(
        {
          account: Type.String({ maxLength: 40 }),
          amountCents: {
            ...SignedAmount,
            description: 'Debit positive, credit negative; the lines sum to zero',
          },
        },
        { additionalProperties: false },
      ),
      { minItems: 2, maxItems: 20 },
    ),
    corrects: Type.Union([
      Type.Object(
        { shard: Type.String({ maxLength: 40 }), eventId: Type.String({ format: 'uuid' }) },
        { additionalProperties: false },
      ),
      Type.Null(),
    ]),
  },
  { additionalProperties: false },
);
const Command = Type.Union([Transfer, Limit, Correction]);

const State = Type.Union([
  Type.Literal('requested'),
  Type.Literal('approved'),
  Type.Literal('rejected'),
]);
const Order = Type.Object({
  orderId: Type.String(),
  command: Command,
  reason: Type.String(),
  state: State,
  madeBy: Type.String(),
  madeAt: Type.String(),
  decidedBy: Type.Union([Type.String(), Type.Null()]),
  decidedAt: Type.Union([Type.String(), Type.Null()]),
});

const path = '/api/v1/booking-orders';

/** Booking orders: made by one of the finance staff, decided by another. */
export function bookingRoutes(http: HttpServer, service: BookingService): void {
  const make = {
    ...common,
    summary: 'Order a top-up, a withdrawal, a limit, or a correction of the ledger',
    headers: Type.Object({ 'idempotency-key': Type.String({ pattern: '^[\\x21-\\x7e]{8,64}$' }) }),
    body: Type.Object(
      { command: Command, reason: Type.String({ minLength: 3, maxLength: 500 }) },
      { additionalProperties: false },
    ),
    response: { 200: Order, ...problemResponses(400, 401, 403, 404, 409, 422) },
  };
  http.post(path, { schema: make, config: { permission: 'booking.order' } }, async (request) => {
    const { label } = callerOf(request);
    const { command, reason } = request.body;
    const requestKey = request.headers['idempotency-key'];
    return answer(await service.order({ requestKey, command, reason, madeBy: label }));
  });
  const list = {
    ...common,
    summary: 'Booking orders, the newest first',
    querystring: Type.Object({
      state: Type.Optional(State),
      partnerId: Type.Optional(PartnerId),
      limit: Type.Integer({ minimum: 1, maximum: 500, default: 100 }),
    }),
    response: {
      200: Type.Object({ orders: listOf(Order) }),
      ...problemResponses(400, 401, 403),
    },
  };
  http.get(path, { schema: list, config: { permission: 'booking.view' } }, async (request) => {
    const { state = null, partnerId = null, limit } = request.query;
    return { orders: (await service.orders({ state, partnerId, limit })).map(answer) };
  });
  for (const verb of ['approve', 'reject'] as const) {
    const decide = {
      ...common,
      summary:
        verb === 'approve'
          ? "Approve somebody else's order: it is booked in the same step"
          : "Reject somebody else's order",
      params: Type.Object({ orderId: Type.String({ format: 'uuid' }) }),
      response: { 200: Order, ...problemResponses(400, 401, 403, 404, 409) },
    };
    http.post(
      `${path}/:orderId/${verb}`,
      { schema: decide, config: { permission: 'booking.decide' } },
      async (request) => {
        const { label } = callerOf(request);
        return answer(await service[verb](request.params.orderId, label));
      },
    );
  }
}

function answer(order: BookingOrder): Static<typeof Order> {
  return {
    orderId: order.order_id,
    command: order.command,
    reason: order.reason,
    state: order.state,
    madeBy: order.made_by,
    madeAt: order.made_at.toISOString(),
    decidedBy: order.decided_by,
    decidedAt: order.decided_at?.toISOString() ?? null,
  };
}
