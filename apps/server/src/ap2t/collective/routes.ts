import { Type } from 'typebox';
import { assertUnit, callerOf } from '../../identity/index.ts';
import { type HttpServer, problemResponses } from '../../platform/index.ts';
import { Nullable, OneOf, Unit } from '../application/schema.ts';
import { cancelCollective, startCollective } from './control.ts';
import { importRoute } from './import-route.ts';
import { lineRoutes } from './line-routes.ts';
import { listCollectives } from './list.ts';
import { collectiveStates } from './model.ts';
import type { CollectiveOptions } from './options.ts';
import { findCollective } from './store.ts';
import { CollectiveView, collectiveView } from './view.ts';

const common = { tags: ['ap2t'], security: [{ accessKey: [] }] };
const oneCollective = Type.Object({ collectiveNo: Type.String({ pattern: '^K[0-9]{15}$' }) });
const path = '/api/v1/collectives/:collectiveNo';
const usualLimit = 50;

/** Collective requests (PB Kolektif) over HTTP: a file in, its progress, its lines; docs/collective.md. */
export function collectiveRoutes(http: HttpServer, options: CollectiveOptions): void {
  importRoute(http, options);
  listRoute(http, options);
  lineRoutes(http, options.database);
  const config = { permission: 'application.view' } as const;
  const look = {
    ...{ ...common, summary: 'A collective request and how far it is', params: oneCollective },
    response: { 200: CollectiveView, ...problemResponses(400, 401, 403, 404) },
  };
  http.get(path, { schema: look, config }, async (request) => {
    const collective = await findCollective(options.database, request.params.collectiveNo);
    assertUnit(callerOf(request), collective.unit);
    return collectiveView(collective);
  });
  const control = {
    ...common,
    summary: 'Start making the applications, or make no more of them; what is so already stays so',
    params: oneCollective,
    body: Type.Object(
      { action: OneOf(['start', 'cancel'] as const) },
      { additionalProperties: false },
    ),
    response: { 200: CollectiveView, ...problemResponses(400, 401, 403, 404, 409) },
  };
  http.post(
    path,
    { schema: control, config: { permission: 'application.import' } },
    async (request) => {
      const caller = callerOf(request);
      const { collectiveNo } = request.params;
      const change = request.body.action === 'start' ? startCollective : cancelCollective;
      return collectiveView(await change(options, collectiveNo, caller));
    },
  );
}

function listRoute(http: HttpServer, { database }: CollectiveOptions): void {
  const schema = {
    ...{ ...common, summary: 'Collective requests, the newest first' },
    querystring: Type.Object(
      {
        unit: Type.Optional(Unit),
        state: Type.Optional(OneOf(collectiveStates)),
        after: Type.Optional(Type.String({ pattern: '^[0-9]{1,15}-K[0-9]{15}$' })),
        limit: Type.Optional(Type.Integer({ minimum: 1, maximum: 200 })),
      },
      { additionalProperties: false },
    ),
    response: {
      200: Type.Object({ collectives: Type.Array(CollectiveView), next: Nullable(Type.String()) }),
      ...problemResponses(400, 401, 403),
    },
  };
  const config = { permission: 'application.view' } as const;
  http.get('/api/v1/collectives', { schema, config }, async (request) => {
    const caller = callerOf(request);
    const { limit = usualLimit, ...filter } = request.query;
    if (filter.unit !== undefined) assertUnit(caller, filter.unit);
    const page = await listCollectives(database, caller.units, filter, limit);
    return { collectives: page.collectives.map(collectiveView), next: page.next };
  });
}
