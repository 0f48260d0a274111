import type { Readable } from 'node:stream';
import { Type } from 'typebox';
import { type Database, type HttpServer, problemResponses } from '../../platform/index.ts';
import { common, Instant, Limit, orNull } from '../schema.ts';
import { type AuditQuery, eachAuditEntry, everyEntry, queryAudit } from './query.ts';
import { auditDays } from './read.ts';
import { auditCsv, dayView, entryView } from './show.ts';

const Word = Type.String({ minLength: 1, maxLength: 100 });
const Members = Type.Record(
  Type.String(),
  Type.Union([Type.String(), Type.Number(), Type.Boolean(), Type.Null()]),
);
const Entry = Type.Object({
  sequence: Type.Integer(),
  at: Instant,
  actor: Type.String(),
  act: Type.String(),
  subject: Type.String(),
  source: orNull(
    Type.String({ description: 'Address, shell, system; null before there were sources' }),
  ),
  detail: Members,
  before: orNull(Members),
  after: orNull(Members),
  form: Type.Integer(),
  hash: Type.String({ description: 'SHA-256, hexadecimal' }),
});
const filters = {
  actor: Type.Optional(Word),
  act: Type.Optional(
    Type.String({
      pattern: '^[a-z0-9-]{1,40}\\.[a-z0-9-]{0,40}$',
      description: 'One act (user.change), or with a full stop at the end all of a kind (user.)',
    }),
  ),
  subject: Type.Optional(Word),
  from: Type.Optional(Type.String({ format: 'date-time' })),
  until: Type.Optional(Type.String({ format: 'date-time', description: 'Exclusive' })),
  before: Type.Optional(Type.Integer({ minimum: 1, description: 'Entries before this number' })),
};
/** Longer lists are made by `setrum audit list`. */
const mostCsvEntries = 100_000;
const config = { permission: 'audit.view' } as const;

/** The audit trail, for auditors and administrators. */
export function auditRoutes(http: HttpServer, database: Database): void {
  const list = {
    ...common,
    summary: 'Entries of the audit trail, the newest first',
    querystring: Type.Object({ ...filters, limit: Limit }),
    response: {
      200: Type.Object({ entries: Type.Array(Entry), next: orNull(Type.Integer()) }),
      ...problemResponses(400, 401, 403),
    },
  };
  http.get('/api/v1/audit-entries', { schema: list, config }, async ({ query }) => {
    const entries = await queryAudit(database, { ...queryOf(query), limit: query.limit });
    const next = entries.length < query.limit ? null : (entries.at(-1)?.sequence ?? null);
    return { entries: entries.map(entryView), next };
  });
  const csv = {
    ...common,
    summary: 'The same as comma-separated values, at most 100,000',
    querystring: Type.Object(filters),
    response: {
      200: Type.Unsafe<Readable>({ type: 'string' }),
      ...problemResponses(400, 401, 403),
    },
  };
  http.get('/api/v1/audit-entries.csv', { schema: csv, config }, async ({ query }, reply) =>
    reply
      .type('text/csv; charset=utf-8')
      .header('content-disposition', 'attachment; filename="audit.csv"')
      .send(auditCsv(eachAuditEntry(database, { ...queryOf(query), limit: mostCsvEntries }))),
  );
  const days = {
    ...common,
    summary: 'The seals of days that are over, the newest first: what an auditor writes down',
    querystring: Type.Object({
      before: Type.Optional(Type.String({ pattern: '^\\d{4}-\\d{2}-\\d{2}$' })),
      limit: Limit,
    }),
    response: {
      200: Type.Object({
        days: Type.Array(
          Type.Object({
            day: Type.String({ description: 'WIB' }),
            firstSequence: Type.Integer(),
            lastSequence: Type.Integer(),
            hash: Type.String(),
          }),
        ),
      }),
      ...problemResponses(400, 401, 403),
    },
  };
  http.get('/api/v1/audit-days', { schema: days, config }, async ({ query }) => {
    const { before = null, limit } = query;
    return { days: (await auditDays(database, { before, limit })).map(dayView) };
  });
}

function queryOf(given: {
  readonly actor?: string;
  readonly act?: string;
  readonly subject?: string;
  readonly from?: string;
  readonly until?: string;
  readonly before?: number;
}): Omit<AuditQuery, 'limit'> {
  const { from, until, ...rest } = given;
  return {
    ...everyEntry,
    ...rest,
    from: from === undefined ? null : new Date(from),
    until: until === undefined ? null : new Date(until),
  };
}
