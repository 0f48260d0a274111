import { Readable } from 'node:stream';
import { SetrumError } from '@setrum/errors';
import { Type } from 'typebox';
import { callerOf } from '../../identity/index.ts';
import { type Database, type HttpServer, problemResponses } from '../../platform/index.ts';
import { Batch, batchJson } from './answers.ts';
import { importShape } from './import/columns.ts';
import { type ImportReport, importMeters } from './import/import.ts';
import type { StockPolicy } from './policy.ts';
import { closed, common } from './schema.ts';
import { Told, toldJson } from './told.ts';

export interface StockRouteOptions {
  readonly database: Database;
  readonly now: () => Date;
  readonly policy?: StockPolicy;
}

/** One is held in memory as a whole while it is checked. */
const mostImports = 1;

const Report = Type.Object({
  state: Type.Unsafe<ImportReport['state']>({
    type: 'string',
    enum: ['checked', 'imported', 'refused', 'known'],
    description: 'refused: nothing is stored; known: this very file was imported before',
  }),
  digest: Type.String({ description: 'SHA-256 of the file' }),
  lines: Type.Integer(),
  meters: Type.Integer({ description: 'Meters stored; of a dry run, those that could be' }),
  errors: Type.Integer(),
  warnings: Type.Integer(),
  findings: Type.Array(
    Type.Object({
      line: Type.Integer(),
      severity: Type.Union([Type.Literal('error'), Type.Literal('warning')]),
      ...Told.properties,
    }),
    { description: 'By line; the first thousand of each severity' },
  ),
  batch: Type.Union([Batch, Type.Null()]),
});

/** POST /api/v1/meter-stock/imports: meters from a CSV file, or what would become of it. */
export function importRoutes(http: HttpServer, options: StockRouteOptions): void {
  http.register(async (scope) => {
    const limit = { bodyLimit: importShape.mostBytes };
    scope.addContentTypeParser('text/csv', limit, (_request, payload, done) => done(null, payload));
    importRoute(scope, options);
  });
}

function importRoute(http: HttpServer, options: StockRouteOptions): void {
  const { database, now } = options;
  const policy = options.policy === undefined ? {} : { policy: options.policy };
  let open = 0;
  const schema = {
    ...common,
    summary: `Import meters from CSV (text/csv, at most ${importShape.mostRecords} lines); docs/meter-stock.md`,
    consumes: ['text/csv'],
    querystring: Type.Object(
      {
        dryRun: Type.Optional(Type.Boolean({ default: false })),
        skipFaulty: Type.Optional(
          Type.Boolean({ default: false, description: 'Import the lines without errors' }),
        ),
      },
      closed,
    ),
    response: { 200: Report, ...problemResponses(400, 401, 403, 409, 413, 422, 503) },
  };
  const config = { permission: 'meter-stock.manage' } as const;
  http.post('/api/v1/meter-stock/imports', { schema, config }, async (request) => {
    const { body, query } = request;
    if (!(body instanceof Readable))
      throw new SetrumError('SETRUM_BAD_REQUEST', { detail: 'a body of text/csv is wanted' });
    if (open >= mostImports) throw new SetrumError('SETRUM_BUSY');
    open += 1;
    try {
      const { dryRun = false, skipFaulty = false } = query;
      const how = { dryRun, skipFaulty, caller: callerOf(request), at: now(), ...policy };
      return importReportJson(await importMeters(database, body, how));
    } finally {
      open -= 1;
    }
  });
}

/** A report as it is told over HTTP and by the command line. */
export function importReportJson({ findings, batch, ...report }: ImportReport) {
  return {
    ...report,
    findings: findings.map(({ line, severity, error }) => ({ line, severity, ...toldJson(error) })),
    batch: batch === null ? null : batchJson(batch),
  };
}
