import { Type } from 'typebox';
import { callerOf } from '../../identity/index.ts';
import type { HttpServer } from '../../platform/index.ts';
import { OneOf, RequestKey } from '../application/schema.ts';
import { addableKinds } from './add.ts';
import { Changed, changedView, problems } from './changed.ts';
import { deliveryRoutes } from './delivery-routes.ts';
import { Agenda, common, RequestId } from './schema.ts';
import type { TokenDesk } from './service.ts';

const closed = { additionalProperties: false } as const;
const Text = Type.String();
const Ordered = Type.Object({ orderId: Text });
/** What people do with token requests. */
export function actRoutes(http: HttpServer, desk: TokenDesk): void {
  const add = {
    ...common,
    summary: 'Add an optional token to an agenda, before its setting of KCT',
    ...{ params: Agenda, headers: RequestKey },
    body: Type.Object(
      { kind: OneOf(addableKinds), value: Type.Integer({ minimum: 0, maximum: 18_201_624 }) },
      closed,
    ),
    response: { 200: Ordered, ...problems },
  };
  const make = { permission: 'token-request.make' } as const;
  const agenda = '/api/v1/applications/:agendaNo';
  http.post(`${agenda}/token-orders`, { schema: add, config: make }, async (request) => {
    const requestKey = request.headers['idempotency-key'];
    const added = { ...request.body, requestKey };
    return { orderId: await desk.add(request.params.agendaNo, added, callerOf(request)) };
  });
  const retry = {
    ...common,
    summary: 'Have a failed request tried again; one that the meter refused gets a new token',
    ...{ params: RequestId, headers: RequestKey },
    response: { 200: Ordered, ...problems },
  };
  const retryPath = '/api/v1/token-requests/:requestId/retry';
  http.post(retryPath, { schema: retry, config: make }, async (request) => {
    const requestKey = request.headers['idempotency-key'];
    const { requestId } = request.params;
    return { orderId: await desk.retry(requestId, requestKey, callerOf(request)) };
  });
  reportRoute(http, desk, `${agenda}/token-reports`);
  deliveryRoutes(http, desk);
}

function reportRoute(http: HttpServer, desk: TokenDesk, path: string): void {
  const schema = {
    ...common,
    summary:
      "A fitter's report: which tokens the meter took, and which it refused with what result",
    description: 'Said again it is the same. Results: docs/card.md section 6.',
    params: Agenda,
    body: Type.Object(
      {
        results: Type.Array(
          Type.Object(
            {
              requestId: Type.String({ format: 'uuid' }),
              taken: Type.Boolean(),
              result: Type.Optional(Type.Integer({ minimum: 4, maximum: 14 })),
            },
            closed,
          ),
          { minItems: 1, maxItems: 50 },
        ),
      },
      closed,
    ),
    response: { 200: Changed, ...problems },
  };
  const config = { permission: 'token-request.report' } as const;
  http.post(path, { schema, config }, async (request) => {
    const { agendaNo } = request.params;
    return changedView(await desk.report(agendaNo, request.body.results, callerOf(request)));
  });
}
