import { Type } from 'typebox';
import { callerOf, sellerOf } from '../../identity/index.ts';
import { type HttpServer, problemResponses } from '../../platform/index.ts';
import { common, listOf } from '../partner/schema.ts';
import { deliveries, retryDelivery, sendTest } from './deliveries.ts';
import {
  ByEndpoint,
  ByEvent,
  DeliveryBody,
  EndpointBody,
  EndpointWithSecret,
  NewEndpoint,
  StateName,
} from './schema.ts';
import { type WebhookOptions, WebhookService } from './service.ts';

const path = '/api/v1/webhooks';
const problems = problemResponses(400, 401, 403, 404, 409, 422, 500, 503);

/** Webhooks of a partner's own server: endpoints, their secrets, and how deliveries went. */
export function webhookRoutes(http: HttpServer, options: WebhookOptions): void {
  const webhooks = new WebhookService(options);
  const register = {
    ...common,
    summary: 'Register an endpoint for what happens from now on; its secret is told here only',
    body: NewEndpoint,
    response: { 201: EndpointWithSecret, ...problems },
  };
  http.post(
    path,
    { schema: register, config: { permission: 'webhook.manage' } },
    async (request, reply) => {
      const by = sellerOf(callerOf(request));
      return reply.code(201).send(await webhooks.register(by, request.body));
    },
  );
  const list = {
    ...common,
    summary: "The partner's endpoints, without their secrets",
    response: { 200: Type.Object({ endpoints: listOf(EndpointBody) }), ...problems },
  };
  http.get(path, { schema: list, config: { permission: 'webhook.manage' } }, async (request) => {
    const { partnerId } = sellerOf(callerOf(request));
    return { endpoints: await webhooks.list(partnerId) };
  });
  const rotate = {
    ...common,
    summary: 'A new secret; for a day deliveries are signed with the old one as well',
    params: ByEndpoint,
    response: { 200: EndpointWithSecret, ...problems },
  };
  http.post(
    `${path}/:endpointId/secret`,
    { schema: rotate, config: { permission: 'webhook.manage' } },
    async (request) => {
      const by = sellerOf(callerOf(request));
      return webhooks.rotate({ ...by, ...request.params });
    },
  );
  const remove = {
    ...common,
    summary: 'Remove an endpoint, and what was still to be told to it',
    params: ByEndpoint,
    response: { 204: Type.Null(), ...problems },
  };
  http.delete(
    `${path}/:endpointId`,
    { schema: remove, config: { permission: 'webhook.manage' } },
    async (request, reply) => {
      const by = sellerOf(callerOf(request));
      await webhooks.remove({ ...by, ...request.params });
      return reply.code(204).send(null);
    },
  );
  deliveryRoutes(http, options);
}

function deliveryRoutes(http: HttpServer, { database, now }: WebhookOptions): void {
  const list = {
    ...common,
    summary: 'What was, is being, or could not be told: the newest first',
    params: ByEndpoint,
    querystring: Type.Object({
      state: Type.Optional(StateName),
      before: Type.Optional(Type.String({ format: 'date-time' })),
      limit: Type.Integer({ minimum: 1, maximum: 100, default: 50 }),
    }),
    response: { 200: Type.Object({ deliveries: listOf(DeliveryBody) }), ...problems },
  };
  http.get(
    `${path}/:endpointId/deliveries`,
    { schema: list, config: { permission: 'webhook.manage' } },
    async (request) => {
      const { partnerId } = sellerOf(callerOf(request));
      const { state = null, before, limit } = request.query;
      const { endpointId } = request.params;
      const until = before === undefined ? null : new Date(before);
      const query = { partnerId, endpointId, state, before: until, limit };
      return { deliveries: await deliveries(database, query) };
    },
  );
  const retry = {
    ...common,
    summary: 'Tell an event again that is parked or was delivered',
    params: ByEvent,
    response: { 200: DeliveryBody, ...problems },
  };
  http.post(
    `${path}/:endpointId/deliveries/:eventId/retry`,
    { schema: retry, config: { permission: 'webhook.manage' } },
    async (request) => {
      const { partnerId } = sellerOf(callerOf(request));
      return retryDelivery(database, { partnerId, ...request.params }, now());
    },
  );
  const test = {
    ...common,
    summary: 'Send an event webhook.test to an endpoint',
    params: ByEndpoint,
    response: { 202: Type.Object({ eventId: Type.String() }), ...problems },
  };
  http.post(
    `${path}/:endpointId/test`,
    { schema: test, config: { permission: 'webhook.manage' } },
    async (request, reply) => {
      const { partnerId } = sellerOf(callerOf(request));
      const eventId = await sendTest(database, { partnerId, ...request.params }, now());
      return reply.code(202).send({ eventId });
    },
  );
}
