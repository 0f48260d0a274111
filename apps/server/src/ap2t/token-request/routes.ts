import type { Readable } from 'node:stream';
import { Type } from 'typebox';
import { assertUnit, type Caller, callerOf } from '../../identity/index.ts';
import {
  csvStream,
  type Database,
  type HttpServer,
  problemResponses,
} from '../../platform/index.ts';
import { AgendaNo, Idpel, MeterNo, Nullable, OneOf, Unit } from '../application/schema.ts';
import { actRoutes } from './act-routes.ts';
import { keyTargetRoutes } from './key-target-routes.ts';
import { cursorPattern, listRequests, type RequestListFilter } from './list.ts';
import { tokenStates } from './model.ts';
import { orderRoutes } from './order-routes.ts';
import { common, RequestView, requestView } from './schema.ts';
import type { TokenRequestRouteOptions } from './service.ts';

const usualLimit = 50;
const pageRows = 500;
/** A longer list is a matter for a report, not for a spreadsheet. */
const mostRows = 100_000;

const Filter = Type.Object(
  {
    agendaNo: Type.Optional(AgendaNo),
    idpel: Type.Optional(Idpel),
    meterNo: Type.Optional(MeterNo),
    unit: Type.Optional(Unit),
    state: Type.Optional(OneOf(tokenStates)),
    after: Type.Optional(Type.String({ pattern: cursorPattern })),
    limit: Type.Optional(Type.Integer({ minimum: 1, maximum: 200 })),
  },
  { additionalProperties: false },
);

/** Monitoring Permohonan Token over HTTP (docs/token-requests.md). */
export function tokenRequestRoutes(http: HttpServer, options: TokenRequestRouteOptions): void {
  const { database, desk, now } = options;
  const schema = {
    ...common,
    summary: 'Monitoring Permohonan Token: per agenda, IDPEL, meter number, unit or state',
    description:
      'The newest order first, each in the order in which the meter takes its tokens. With `accept: text/csv` all of it, the newest 100,000 at most, as CSV.',
    querystring: Filter,
    headers: Type.Object({ accept: Type.Optional(Type.String({ maxLength: 200 })) }),
    response: {
      200: {
        content: {
          'application/json': {
            schema: Type.Object({
              requests: Type.Array(RequestView),
              next: Nullable(Type.String()),
            }),
          },
          'text/csv': { schema: Type.Unsafe<Readable>({ type: 'string' }) },
        },
      },
      ...problemResponses(400, 401, 403),
    },
  };
  const config = { permission: 'token-request.view' } as const;
  http.get('/api/v1/token-requests', { schema, config }, async (request, reply) => {
    const caller = callerOf(request);
    const { limit = usualLimit, ...filter } = request.query;
    if (filter.unit !== undefined) assertUnit(caller, filter.unit);
    if (/^text\/csv\b/.test(request.headers.accept ?? '')) {
      reply.header('content-disposition', 'attachment; filename="permohonan-token.csv"');
      reply.type('text/csv; charset=utf-8');
      return reply.send(csvStream([...columns, 'problem'], rowsOf(database, caller, filter)));
    }
    const { requests, next } = await listRequests(database, caller.units, filter, limit);
    return { requests: requests.map(requestView), next };
  });
  orderRoutes(http, options);
  actRoutes(http, desk);
  keyTargetRoutes(http, database, now);
}

const columns = [
  ...(['agendaNo', 'transactionAt', 'transactionKind', 'agendaState', 'idpel', 'meterNo'] as const),
  ...([
    'unit',
    'kind',
    'value',
    'mandatory',
    'state',
    'statusNo',
    'statusText',
    'tokenCount',
  ] as const),
  ...(['medium', 'cardUid', 'officer', 'generatedAt', 'deliveredAt', 'settledAt'] as const),
  ...(['settledBy', 'cancelledAt', 'requestId', 'orderId', 'retryOf'] as const),
];

async function* rowsOf(database: Database, caller: Caller, filter: RequestListFilter) {
  let after = filter.after;
  for (let rows = 0; rows < mostRows; rows += pageRows) {
    const page = await listRequests(database, caller.units, { ...filter, after }, pageRows);
    for (const request of page.requests) {
      const { mandatory, problem, ...view } = requestView(request);
      const cells = { ...view, mandatory: mandatory ? 'yes' : 'no' };
      yield [...columns.map((column) => cells[column]), problem?.code ?? null];
    }
    if (page.next === null) return;
    after = page.next;
  }
}
