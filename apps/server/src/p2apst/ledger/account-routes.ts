import { SetrumError } from '@setrum/errors';
import { Type } from 'typebox';
import { type Database, type HttpServer, problemResponses } from '../../platform/index.ts';
import { common, listOf } from '../partner/schema.ts';
import { accountPostings } from './account.ts';
import { periodOf } from './period.ts';
import { postingsOf } from './postings.ts';

const OrNull = Type.Union([Type.String(), Type.Null()]);
const Account = Type.String({ pattern: '^[a-z]+:[0-9A-Za-z-]+$', maxLength: 40 });
const Moment = Type.String({ minLength: 10, maxLength: 40 });
const Line = Type.Object({
  account: Type.String(),
  nameId: OrNull,
  nameEn: OrNull,
  amountCents: Type.Integer({ description: 'Debit positive, credit negative' }),
});
const Posting = Type.Object({
  at: Type.String(),
  shard: Type.String(),
  eventId: Type.String({ description: '32 hex digits' }),
  line: Type.Integer(),
  amountCents: Type.Integer({ description: 'Debit positive, credit negative' }),
  kind: OrNull,
  reference: OrNull,
  subject: OrNull,
});
const config = { permission: 'ledger.view' } as const;

/** What was posted to an account, and the lines of an event. */
export function accountRoutes(http: HttpServer, database: Database): void {
  const list = {
    ...common,
    summary: 'The postings to an account in a period, the newest first',
    querystring: Type.Object(
      {
        account: Account,
        from: Moment,
        to: Moment,
        after: Type.Optional(
          Type.String({ maxLength: 100, description: 'at,eventId,line of the last one told' }),
        ),
        limit: Type.Integer({ minimum: 1, maximum: 500, default: 100 }),
      },
      { additionalProperties: false },
    ),
    response: {
      200: Type.Object({ postings: listOf(Posting) }),
      ...problemResponses(400, 401, 403, 503),
    },
  };
  http.get('/api/v1/ledger/postings', { schema: list, config }, async (request) => {
    const { account, from, to, after = null, limit } = request.query;
    const period = periodOf(from, to, null);
    const found = await accountPostings(database, { account, ...period, after, limit });
    return { postings: found.map((row) => ({ ...row, at: row.at.toISOString() })) };
  });
  const event = {
    ...common,
    summary: 'The lines of an event; they sum to zero',
    params: Type.Object({
      shard: Type.String({ pattern: '^[0-9A-Za-z-]{3,40}$' }),
      eventId: Type.String({ pattern: '^[0-9A-Fa-f]{32}$' }),
    }),
    response: {
      200: Type.Object({ lines: listOf(Line) }),
      ...problemResponses(400, 401, 403, 404, 503),
    },
  };
  http.get('/api/v1/ledger/events/:shard/:eventId', { schema: event, config }, async (request) => {
    const { shard, eventId } = request.params;
    const lines = await postingsOf(database, shard, eventId);
    if (lines.length === 0) throw new SetrumError('SETRUM_EVENT_UNKNOWN', { eventId });
    return { lines };
  });
}
