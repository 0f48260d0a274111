import type { Readable } from 'node:stream';
import { Type } from 'typebox';
import { type Database, type HttpServer, problemResponses } from '../../platform/index.ts';
import { common, Limit, orNull } from '../schema.ts';
import { Entry, filters, queryOf } from './http-schema.ts';
import { eachAuditEntry, queryAudit } from './query.ts';
import { auditDays } from './read.ts';
import { auditCsv, dayView, entryView } from './show.ts';

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
