import { type Static, Type } from 'typebox';
import { assertUnit, type Caller, callerOf } from '../../identity/index.ts';
import { type Database, type HttpServer, problemResponses } from '../../platform/index.ts';
import { Day, Nullable, OneOf, RequestKey } from '../application/schema.ts';
import {
  decideKeyTarget,
  type KeyTargetOrder,
  keyTargetOrders,
  orderKeyTarget,
  type WantedKeyTarget,
} from './key-target-orders.ts';
import { type KeyTargetRule, keyTargets } from './key-target-rules.ts';
import { common } from './schema.ts';

const one = <const Value extends number>(values: readonly Value[]) =>
  Type.Unsafe<Value>({ type: 'integer', enum: [...values] });

const rule = {
  unitPrefix: Type.String({
    pattern: '^[0-9]{0,5}$',
    description: 'Digits that a unit begins with: 5 of a unit, 2 of a region, none for everywhere',
  }),
  tariff: Type.String({
    pattern: '^([A-Z][A-Z0-9]{0,4})?$',
    description: 'As for the product (R1T); empty: every tariff',
  }),
  fromDate: { ...Day, description: 'WIB' },
  sgc: Type.String({ pattern: '^[0-9]{6}$' }),
  krn: Type.Integer({ minimum: 1, maximum: 9 }),
  ti: Type.String({ pattern: '^[0-9]{2}$' }),
  ken: Type.Integer({ minimum: 0, maximum: 255 }),
  baseDate: one([1993, 2014, 2035]),
};
const Body = Type.Object({ ...rule, keyType: one([1, 2]) }, { additionalProperties: false });
const View = Type.Object({
  ...{ ...rule, keyType: one([0, 1, 2, 3]) },
  ...{ setBy: Type.String(), setAt: Type.String() },
});

const Order = Type.Object({
  orderId: Type.String(),
  keyTarget: Body,
  state: OneOf(['requested', 'approved', 'rejected'] as const),
  madeBy: Type.String(),
  madeAt: Type.String(),
  decidedBy: Nullable(Type.String()),
  decidedAt: Nullable(Type.String()),
});

/** To which key meters change when they are activated, by place and tariff: one person asks, another approves. */
export function keyTargetRoutes(http: HttpServer, database: Database, now: () => Date): void {
  const path = '/api/v1/key-targets';
  const list = {
    ...common,
    summary: 'Key targets: to which key meters of a place and tariff are to change',
    response: {
      200: Type.Object({ keyTargets: Type.Array(View) }),
      ...problemResponses(401, 403),
    },
  };
  http.get(path, { schema: list, config: { permission: 'engineering.view' } }, async () => ({
    keyTargets: (await keyTargets(database)).map((target) => ({
      ...target,
      setAt: target.setAt.toISOString(),
    })),
  }));
  const ask = {
    ...common,
    summary: 'Ask for a key target; it holds once somebody else has approved it',
    headers: RequestKey,
    body: Body,
    response: { 200: Order, ...problemResponses(400, 401, 403, 409) },
  };
  http.post(path, { schema: ask, config: { permission: 'engineering.order' } }, async (request) => {
    const caller = callerOf(request);
    assertPlace(caller, request.body);
    const requestKey = request.headers['idempotency-key'];
    const rule = request.body satisfies Static<typeof Body>;
    return orderView(await orderKeyTarget(database, { rule, requestKey, caller, at: now() }));
  });
  orderRoutes(http, database, now);
}

function orderRoutes(http: HttpServer, database: Database, now: () => Date): void {
  const path = '/api/v1/key-target-orders';
  const list = {
    ...common,
    summary: 'Key targets that were asked for, the newest first, and who decided',
    response: { 200: Type.Object({ orders: Type.Array(Order) }), ...problemResponses(401, 403) },
  };
  http.get(path, { schema: list, config: { permission: 'engineering.view' } }, async () => ({
    orders: (await keyTargetOrders(database)).map(orderView),
  }));
  for (const [verb, state] of [
    ['approve', 'approved'],
    ['reject', 'rejected'],
  ] as const) {
    const decide = {
      ...common,
      summary: `${verb === 'approve' ? 'Approve' : 'Reject'} a key target that somebody else asked for`,
      params: Type.Object({ orderId: Type.String({ format: 'uuid' }) }),
      response: { 200: Order, ...problemResponses(400, 401, 403, 404, 409) },
    };
    const config = { permission: 'engineering.decide' } as const;
    http.post(`${path}/:orderId/${verb}`, { schema: decide, config }, async (request) => {
      const caller = callerOf(request);
      const { orderId } = request.params;
      const mayDecide = (rule: WantedKeyTarget): void => assertPlace(caller, rule);
      const decision = { orderId, state, mayDecide, caller, at: now() };
      return orderView(await decideKeyTarget(database, decision));
    });
  }
}

function orderView(order: KeyTargetOrder) {
  return {
    ...{ orderId: order.order_id, keyTarget: order.rule, state: order.state },
    ...{ madeBy: order.made_by, madeAt: order.made_at.toISOString() },
    ...{ decidedBy: order.decided_by, decidedAt: order.decided_at?.toISOString() ?? null },
  };
}

/** What holds for more than one unit is a matter of whoever may act in all of them. */
function assertPlace(caller: Caller, { unitPrefix }: Pick<KeyTargetRule, 'unitPrefix'>): void {
  if (caller.units !== 'all') assertUnit(caller, unitPrefix === '' ? '*' : unitPrefix);
}
