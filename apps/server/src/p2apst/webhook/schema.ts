import { Type } from 'typebox';
import { listOf } from '../partner/schema.ts';
import { type WebhookEvent, webhookEvents } from './model.ts';

export const EventName = Type.Unsafe<WebhookEvent>(
  Type.Union(webhookEvents.map((event) => Type.Literal(event))),
);
export const StateName = Type.Union([
  Type.Literal('waiting'),
  Type.Literal('delivered'),
  Type.Literal('parked'),
]);
const nullable = <Schema extends Parameters<typeof Type.Union>[0][number]>(schema: Schema) =>
  Type.Union([schema, Type.Null()]);

const Uuid = Type.String({ pattern: '^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$' });
export const ByEndpoint = Type.Object({ endpointId: Uuid });
export const ByEvent = Type.Object({ endpointId: Uuid, eventId: Uuid });

export const NewEndpoint = Type.Object(
  {
    url: Type.String({ minLength: 1, maxLength: 2048, description: 'https' }),
    events: Type.Array(EventName, { minItems: 1, maxItems: webhookEvents.length }),
  },
  { additionalProperties: false },
);

const endpoint = {
  endpointId: Type.String(),
  url: Type.String(),
  events: listOf(EventName),
  createdAt: Type.String(),
  previousSecretUntil: nullable(
    Type.String({ description: 'Until then deliveries bear a signature by the old secret too' }),
  ),
  failures: Type.Integer({ description: 'Attempts that failed since the last that did not' }),
};
export const EndpointBody = Type.Object(endpoint);
export const EndpointWithSecret = Type.Object({
  ...endpoint,
  secret: Type.String({ description: 'Told now and never again' }),
});

export const DeliveryBody = Type.Object({
  eventId: Type.String(),
  event: Type.String(),
  subject: Type.String(),
  occurredAt: Type.String(),
  state: StateName,
  attempts: Type.Integer(),
  lastStatus: nullable(Type.Integer()),
  lastProblem: nullable(Type.String()),
  deliveredAt: nullable(Type.String()),
});
