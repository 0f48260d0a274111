import { Type } from 'typebox';
import { callerOf } from '../../identity/index.ts';
import { type HttpServer, problemResponses } from '../../platform/index.ts';
import { common, listOf, PartnerId } from '../partner/schema.ts';
import type { ManualAdvice, StandingRecord } from './model.ts';
import type { ManualAdvices } from './service.ts';

const State = Type.Enum(['open', 'closed']);
const OrNull = Type.Union([Type.String(), Type.Null()]);
const RequestKey = Type.String({ minLength: 1, maxLength: 64 });
const one = Type.Object({ partnerId: PartnerId, requestKey: RequestKey });
const path = '/api/v1/manual-advices/:partnerId/:requestKey';

const Advice = Type.Object({
  partnerId: Type.String(),
  requestKey: Type.String(),
  kind: Type.Enum(['undelivered', 'unknown']),
  subject: Type.String({ description: 'Meter number, IDPEL or registration number' }),
  times: Type.Integer(),
  firstAt: Type.String(),
  lastAt: Type.String(),
  state: State,
  closedBy: OrNull,
  closedAt: OrNull,
  reason: OrNull,
});

const Standing = Type.Object({
  status: Type.Enum(['none', 'sold', 'declined', 'refunded', 'paid', 'reversed']),
  at: OrNull,
  amountCents: Type.Union([Type.Integer(), Type.Null()]),
  code: OrNull,
});

/** The list of manual advices: read, look again, take off with a reason. */
export function adviceRoutes(http: HttpServer, advices: ManualAdvices): void {
  const list = {
    ...common,
    summary: 'Requests that need a person: answers not delivered, advices without a sale',
    querystring: Type.Object({
      partnerId: Type.Optional(PartnerId),
      state: Type.Optional(State),
      limit: Type.Integer({ minimum: 1, maximum: 500, default: 100 }),
    }),
    response: {
      200: Type.Object({ advices: listOf(Advice) }),
      ...problemResponses(400, 401, 403),
    },
  };
  http.get(
    '/api/v1/manual-advices',
    { schema: list, config: { permission: 'advice.view' } },
    async (request) => {
      const { partnerId = null, state = null, limit } = request.query;
      return { advices: (await advices.list(partnerId, state, limit)).map(adviceBody) };
    },
  );
  const look = {
    ...common,
    summary: 'Look again: what stands on record under this key now',
    params: one,
    response: {
      200: Type.Object({ advice: Advice, record: Standing }),
      ...problemResponses(400, 401, 403, 404),
    },
  };
  http.get(path, { schema: look, config: { permission: 'advice.view' } }, async (request) => {
    const { partnerId, requestKey } = request.params;
    const { advice, record } = await advices.look(partnerId, requestKey);
    return { advice: adviceBody(advice), record: recordBody(record) };
  });
  const close = {
    ...common,
    summary: 'Take a row off the list; no money moves by it',
    params: one,
    body: Type.Object(
      { reason: Type.String({ minLength: 3, maxLength: 500 }) },
      { additionalProperties: false },
    ),
    response: { 200: Advice, ...problemResponses(400, 401, 403, 404, 409) },
  };
  http.post(
    `${path}/close`,
    { schema: close, config: { permission: 'advice.close' } },
    async (request) => {
      const { label } = callerOf(request);
      const { partnerId, requestKey } = request.params;
      return adviceBody(await advices.close(partnerId, requestKey, request.body.reason, label));
    },
  );
}

function adviceBody(advice: ManualAdvice) {
  return {
    ...advice,
    firstAt: advice.firstAt.toISOString(),
    lastAt: advice.lastAt.toISOString(),
    closedAt: advice.closedAt?.toISOString() ?? null,
  };
}

function recordBody(record: StandingRecord) {
  return { ...record, at: record.at?.toISOString() ?? null };
}
