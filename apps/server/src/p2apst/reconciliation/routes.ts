import { Type } from 'typebox';
import { callerOf } from '../../identity/index.ts';
import { type Database, type HttpServer, problemResponses } from '../../platform/index.ts';
import { common, listOf, PartnerId } from '../partner/schema.ts';
import { Day, Limit } from '../settlement/schema.ts';
import { DecisionService } from './decide.ts';
import { type FileParts, fileRoutes } from './file-routes.ts';
import type { SaleMakers } from './make-sale.ts';
import {
  Decisions,
  DifferenceBody,
  DifferenceState,
  differenceJson,
  ListedRunBody,
  RunBody,
  runJson,
} from './schema.ts';
import { differences, runOf, runs } from './store.ts';

const Id = Type.String({ format: 'uuid' });

/** Reconciliation with partners: files out and in, differences, and what is decided about them. */
export function reconciliationRoutes(http: HttpServer, parts: FileParts & SaleMakers): void {
  const { database, now } = parts;
  const service = new DecisionService(parts, now);
  fileRoutes(http, parts);
  runRoutes(http, database);
  const list = {
    ...common,
    summary: 'Differences in the order in which they were found',
    querystring: Type.Object({
      runId: Type.Optional(Id),
      partnerId: Type.Optional(PartnerId),
      day: Type.Optional(Day),
      state: Type.Optional(DifferenceState),
      after: Type.Optional(Id),
      limit: Limit,
    }),
    response: {
      200: Type.Object({ differences: listOf(DifferenceBody) }),
      ...problemResponses(400, 401, 403),
    },
  };
  http.get(
    '/api/v1/differences',
    { schema: list, config: { permission: 'reconciliation.view' } },
    async (request) => {
      const query = { runId: null, partnerId: null, day: null, state: null, after: null };
      const found = await differences(database.pool, { ...query, ...request.query });
      return { differences: found.map(differenceJson) };
    },
  );
  const decide = {
    ...common,
    summary: 'Decide what becomes of a difference (docs/settlement.md)',
    params: Type.Object({ differenceId: Id }),
    body: Type.Object(
      { decision: Decisions, reason: Type.String({ minLength: 3, maxLength: 500 }) },
      { additionalProperties: false },
    ),
    response: {
      200: DifferenceBody,
      ...problemResponses(400, 401, 403, 404, 409, 422, 500, 503),
    },
  };
  http.post(
    '/api/v1/differences/:differenceId/decide',
    { schema: decide, config: { permission: 'reconciliation.manage' } },
    async (request) => {
      const { label: by } = callerOf(request);
      const { decision, reason } = request.body;
      const { differenceId } = request.params;
      return differenceJson(await service.decide(differenceId, { decision, reason, by }));
    },
  );
}

function runRoutes(http: HttpServer, database: Database): void {
  const list = {
    ...common,
    summary: 'Comparisons of files with our record, the newest first',
    querystring: Type.Object({
      partnerId: Type.Optional(PartnerId),
      day: Type.Optional(Day),
      limit: Limit,
    }),
    response: {
      200: Type.Object({ runs: listOf(ListedRunBody) }),
      ...problemResponses(400, 401, 403),
    },
  };
  http.get(
    '/api/v1/reconciliations',
    { schema: list, config: { permission: 'reconciliation.view' } },
    async (request) => {
      const { partnerId = null, day = null, limit } = request.query;
      const found = await runs(database.pool, { partnerId, day, limit });
      return { runs: found.map((run) => ({ ...runJson(run), open: run.open })) };
    },
  );
  const run = {
    ...common,
    summary: 'A comparison of a file with our record',
    params: Type.Object({ runId: Id }),
    response: { 200: RunBody, ...problemResponses(400, 401, 403, 404) },
  };
  http.get(
    '/api/v1/reconciliations/:runId',
    { schema: run, config: { permission: 'reconciliation.view' } },
    async (request) => {
      return runJson(await runOf(database.pool, request.params.runId));
    },
  );
}
