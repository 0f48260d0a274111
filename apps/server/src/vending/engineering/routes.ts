import { type Static, Type } from 'typebox';
import { callerOf } from '../../identity/index.ts';
import { type HttpServer, problemResponses } from '../../platform/index.ts';
import type { MeterScope } from '../meter-scope.ts';
import type { EngineeringCommand } from './command.ts';
import type { EngineeringOrder, EngineeringService } from './service.ts';

const MeterNo = Type.String({ pattern: '^[0-9]{11}([0-9]{2})?$' });
const OrderId = Type.String({ format: 'uuid' });
const order = Type.Object({ meterNo: MeterNo, orderId: OrderId });

const Target = Type.Object(
  {
    keyType: Type.Optional(Type.Union([Type.Literal(1), Type.Literal(2)])),
    sgc: Type.Optional(Type.String({ pattern: '^[0-9]{6}$' })),
    krn: Type.Optional(Type.Integer({ minimum: 1, maximum: 9 })),
    ti: Type.Optional(Type.String({ pattern: '^[0-9]{2}$' })),
    ken: Type.Optional(Type.Integer({ minimum: 0, maximum: 255 })),
    baseDate: Type.Optional(
      Type.Union([Type.Literal(1993), Type.Literal(2014), Type.Literal(2035)]),
    ),
    dkga: Type.Optional(Type.Union([Type.Literal('02'), Type.Literal('04')])),
  },
  { additionalProperties: false },
);

const Command = Type.Union([
  Type.Object(
    {
      kind: Type.Union([
        Type.Literal('maximumPower'),
        Type.Literal('clearCredit'),
        Type.Literal('clearTamper'),
        Type.Literal('phaseUnbalance'),
      ]),
      value: Type.Integer({
        minimum: 0,
        description: 'W for the powers, the register for clearCredit (65535: all), else 0',
      }),
    },
    { additionalProperties: false },
  ),
  Type.Object({ kind: Type.Literal('keyChange'), target: Target }, { additionalProperties: false }),
]);

const Order = Type.Object({
  orderId: Type.String(),
  meterNo: Type.String(),
  command: Command,
  reason: Type.String(),
  state: Type.Union([
    Type.Literal('requested'),
    Type.Literal('approved'),
    Type.Literal('rejected'),
  ]),
  madeBy: Type.String(),
  madeAt: Type.String(),
  decidedBy: Type.Union([Type.String(), Type.Null()]),
  decidedAt: Type.Union([Type.String(), Type.Null()]),
});

const common = { tags: ['vending'], security: [{ accessKey: [] }] };
const path = '/api/v1/meters/:meterNo/engineering-orders';

/** Engineering orders: made by one of the vending staff, decided by another. */
export function engineeringRoutes(
  http: HttpServer,
  service: EngineeringService,
  assertMeter: MeterScope,
): void {
  const make = {
    ...common,
    summary: 'Order an engineering token or a key change',
    params: Type.Object({ meterNo: MeterNo }),
    headers: Type.Object({ 'idempotency-key': Type.String({ pattern: '^[\\x21-\\x7e]{8,64}$' }) }),
    body: Type.Object(
      { command: Command, reason: Type.String({ minLength: 3, maxLength: 500 }) },
      { additionalProperties: false },
    ),
    response: { 200: Order, ...problemResponses(400, 401, 403, 409) },
  };
  http.post(
    path,
    { schema: make, config: { permission: 'engineering.order' } },
    async (request) => {
      const caller = callerOf(request);
      await assertMeter(caller, request.params.meterNo);
      const made = await service.order({
        meterNo: request.params.meterNo,
        requestKey: request.headers['idempotency-key'],
        command: commandOf(request.body.command),
        reason: request.body.reason,
        madeBy: caller.label,
      });
      return answer(made);
    },
  );
  const list = {
    ...common,
    summary: 'The engineering orders of a meter, the newest first',
    params: Type.Object({ meterNo: MeterNo }),
    response: {
      200: Type.Object({ orders: Type.Array(Order) }),
      ...problemResponses(400, 401, 403),
    },
  };
  http.get(path, { schema: list, config: { permission: 'engineering.view' } }, async (request) => {
    await assertMeter(callerOf(request), request.params.meterNo);
    return { orders: (await service.orders(request.params.meterNo)).map(answer) };
  });
  decisionRoutes(http, service, assertMeter);
}

function decisionRoutes(
  http: HttpServer,
  service: EngineeringService,
  assertMeter: MeterScope,
): void {
  const approve = {
    ...common,
    summary: "Approve somebody else's order: its token is made in the same step",
    params: order,
    response: {
      200: Type.Object({
        token: Type.Union([Type.String({ pattern: '^[0-9]{20}$' }), Type.Null()]),
      }),
      ...problemResponses(400, 401, 403, 404, 409, 422),
    },
  };
  http.post(
    `${path}/:orderId/approve`,
    { schema: approve, config: { permission: 'engineering.decide' } },
    async (request) => {
      const caller = callerOf(request);
      const { meterNo, orderId } = request.params;
      await assertMeter(caller, meterNo);
      return { token: await service.approve(meterNo, orderId, caller.label) };
    },
  );
  const reject = {
    ...common,
    summary: "Reject somebody else's order",
    params: order,
    response: {
      200: Type.Object({ rejected: Type.Literal(true) }),
      ...problemResponses(400, 401, 403, 404, 409),
    },
  };
  http.post(
    `${path}/:orderId/reject`,
    { schema: reject, config: { permission: 'engineering.decide' } },
    async (request) => {
      const caller = callerOf(request);
      const { meterNo, orderId } = request.params;
      await assertMeter(caller, meterNo);
      await service.reject(meterNo, orderId, caller.label);
      return { rejected: true as const };
    },
  );
}

/** Optional members that are there as `undefined` are not there. */
function commandOf(body: Static<typeof Command>): EngineeringCommand {
  if (body.kind !== 'keyChange') return body;
  const given = Object.entries(body.target).filter(([, value]) => value !== undefined);
  return { kind: 'keyChange', target: Object.fromEntries(given) };
}

function answer(made: EngineeringOrder) {
  return {
    orderId: made.order_id,
    meterNo: made.meter_no,
    command: made.command as Static<typeof Command>,
    reason: made.reason,
    state: made.state,
    madeBy: made.made_by,
    madeAt: made.made_at.toISOString(),
    decidedBy: made.decided_by,
    decidedAt: made.decided_at?.toISOString() ?? null,
  };
}
