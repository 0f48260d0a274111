import { Readable } from 'node:stream';
import { SetrumError } from '@setrum/errors';
import { Type } from 'typebox';
import { callerOf } from '../../identity/index.ts';
import { type HttpServer, problemResponses } from '../../platform/index.ts';
import { channels } from '../application/model.ts';
import { Nullable, OneOf, Unit } from '../application/schema.ts';
import { fileShape } from './columns.ts';
import { type ImportReport, importCollective } from './import.ts';
import { ProblemView, problemView } from './line-view.ts';
import type { CollectiveOptions } from './options.ts';
import { CollectiveView, collectiveView } from './view.ts';

/** Each is in memory as a whole while it is checked. */
const mostImports = 2;
/** The others stand in the lines, or in a file of fewer lines. */
const mostShown = 1_000;

const Report = Type.Object({
  collective: Nullable(CollectiveView),
  isNew: Type.Boolean({ description: 'False for a dry run, and for what was sent before' }),
  lines: Type.Integer(),
  refused: Type.Integer(),
  totalCents: Type.Integer({ description: 'Of the lines not refused, by the rules of today' }),
  costs: Type.Array(Type.Object({ kind: Type.String(), amountCents: Type.Integer() })),
  problems: Type.Array(Type.Object({ line: Type.Integer(), problems: Type.Array(ProblemView) }), {
    description: 'The first thousand refused lines',
  }),
});

const Query = Type.Object(
  {
    unit: Unit,
    channel: Type.Optional(OneOf(channels, '05 counter (as usual), 01 call centre, 99 web')),
    name: Type.Optional(
      Type.String({ pattern: '^[^\\p{C}/\\\\]{1,120}$', description: 'Of the file' }),
    ),
    corrects: Type.Optional(
      Type.String({ pattern: '^K[0-9]{15}$', description: 'Whose refused lines come again' }),
    ),
    dryRun: Type.Optional(Type.Boolean({ description: 'Check everything and keep nothing' })),
  },
  { additionalProperties: false },
);

const Headers = Type.Object({
  'idempotency-key': Type.Optional(
    Type.String({ pattern: '^[\\x21-\\x7e]{8,64}$', description: 'Not for a dry run' }),
  ),
});

/** POST /api/v1/collectives: a file of new connections as the body. */
export function importRoute(http: HttpServer, options: CollectiveOptions): void {
  http.register(async (scope) => {
    const limit = { bodyLimit: fileShape.mostBytes };
    scope.addContentTypeParser('text/csv', limit, (_request, payload, done) => done(null, payload));
    route(scope, options);
  });
}

function route(http: HttpServer, { database, port, now }: CollectiveOptions): void {
  let open = 0;
  const schema = {
    ...{ tags: ['ap2t'], security: [{ accessKey: [] }], consumes: ['text/csv'] },
    summary: `Send a file of new connections (text/csv, at most ${fileShape.mostRecords} lines), or try it`,
    querystring: Query,
    headers: Headers,
    response: {
      200: Report,
      201: Report,
      ...problemResponses(400, 401, 403, 404, 409, 413, 422, 503),
    },
  };
  const config = { permission: 'application.import' } as const;
  http.post('/api/v1/collectives', { schema, config }, async (request, reply) => {
    const { body: bytes, query } = request;
    if (!(bytes instanceof Readable))
      throw new SetrumError('SETRUM_BAD_REQUEST', { detail: 'a body of text/csv is wanted' });
    const { unit, channel = '05', name: fileName = 'kolektif.csv', corrects = null } = query;
    const key = request.headers['idempotency-key'];
    if (query.dryRun !== true && key === undefined)
      throw new SetrumError('SETRUM_BAD_REQUEST', { detail: 'idempotency-key' });
    const requestKey = query.dryRun === true ? null : (key ?? null);
    if (open >= mostImports) throw new SetrumError('SETRUM_BUSY');
    open += 1;
    try {
      const caller = callerOf(request);
      const given = { unit, channel, fileName, corrects, bytes, requestKey, caller };
      const report = await importCollective(database, port, given, now());
      reply.code(report.isNew ? 201 : 200);
      return reportView(report);
    } finally {
      open -= 1;
    }
  });
}

/** A report as it is told over HTTP and by the command line. */
export function reportView({ collective, isNew, totals, refused }: ImportReport) {
  return {
    ...{ collective: collective && collectiveView(collective), isNew },
    ...{ ...totals, costs: totals.costs.map((cost) => ({ ...cost })) },
    problems: refused
      .slice(0, mostShown)
      .map(({ line, problems }) => ({ line, problems: problems.map(problemView) })),
  };
}
