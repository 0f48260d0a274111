import { Type } from 'typebox';
import { callerOf } from '../../identity/index.ts';
import { type Database, type HttpServer, problemResponses } from '../../platform/index.ts';
import { common, listOf } from '../partner/schema.ts';
import type { Examination } from './model.ts';
import { Examinations } from './service.ts';

const TextOrNull = Type.Union([Type.String(), Type.Null()]);
const CentsOrNull = Type.Union([Type.Integer(), Type.Null()]);

const Fault = Type.Object({
  kind: Type.Enum([
    ...(['unbalanced', 'account', 'missing', 'unexpected', 'changed'] as const),
    ...(['deposit', 'movement', 'token', 'payment'] as const),
  ]),
  shard: TextOrNull,
  eventId: Type.Union([Type.String({ description: '32 hex digits' }), Type.Null()]),
  account: TextOrNull,
  expectedCents: CentsOrNull,
  foundCents: CentsOrNull,
});
const ClosingFault = Type.Object({
  partnerId: Type.String(),
  day: Type.String(),
  kind: Type.Enum(['window', 'balance', 'totals', 'digest']),
});
const Body = Type.Object({
  beganAt: Type.String(),
  endedAt: Type.String(),
  madeBy: Type.String(),
  ok: Type.Boolean({ description: 'Nothing was found, and all postings sum to zero' }),
  postings: Type.Integer(),
  sumCents: Type.Integer(),
  faults: listOf(Fault),
  closings: listOf(ClosingFault),
});
const config = { permission: 'ledger.view' } as const;

/** The examination of the whole ledger: asked for, and the last one with what it found. It changes nothing of the books. */
export function examinationRoutes(http: HttpServer, database: Database, now: () => Date): void {
  const examinations = new Examinations(database, now);
  const look = {
    ...common,
    summary: 'The last examination of the ledger, and whether one is under way on this server',
    response: {
      200: Type.Object({ runningSince: TextOrNull, last: Type.Union([Body, Type.Null()]) }),
      ...problemResponses(401, 403),
    },
  };
  http.get('/api/v1/ledger/examination', { schema: look, config }, async () => {
    const last = await examinations.last();
    const { runningSince } = examinations;
    return {
      runningSince: runningSince?.toISOString() ?? null,
      last: last === null ? null : bodyOf(last),
    };
  });
  const run = {
    ...common,
    summary: 'Examine the whole ledger and every closed day now; answered when it is done',
    response: { 200: Body, ...problemResponses(401, 403, 503) },
  };
  http.post('/api/v1/ledger/examination', { schema: run, config }, async (request) =>
    bodyOf(await examinations.run(callerOf(request).label)),
  );
}

const bodyOf = (examination: Examination) => ({
  ...examination,
  beganAt: examination.beganAt.toISOString(),
  endedAt: examination.endedAt.toISOString(),
  faults: examination.faults.map((fault) => ({
    ...fault,
    eventId: fault.eventId?.replaceAll('-', '') ?? null,
  })),
});
