import { SetrumError } from '@setrum/errors';
import type { Selectable } from 'kysely';
import { type Database, tables, uuidv7 } from '../../platform/index.ts';
import type { Delivery, DeliveryState } from './model.ts';
import type { WebhookTables } from './tables.ts';

export interface DeliveryQuery {
  readonly partnerId: string;
  readonly endpointId: string;
  readonly state: DeliveryState | null;
  /** Only what occurred before. */
  readonly before: Date | null;
  readonly limit: number;
}

/** What was, is being, or could not be told to an endpoint: the newest first. */
export async function deliveries(
  database: Database,
  query: DeliveryQuery,
): Promise<readonly Delivery[]> {
  const { partnerId, endpointId, state, before, limit } = query;
  let rows = tables<WebhookTables>(database, 'p2apst')
    .selectFrom('webhook_delivery')
    .selectAll()
    .where('partner_id', '=', partnerId)
    .where('endpoint_id', '=', endpointId);
  if (state !== null) rows = rows.where('state', '=', state);
  if (before !== null) rows = rows.where('occurred_at', '<', before);
  const found = await rows
    .orderBy('occurred_at', 'desc')
    .orderBy('event_id')
    .limit(limit)
    .execute();
  return found.map(deliveryOf);
}

/**
 * Tells an event again, now and with all its attempts, and lets the endpoint be tried at once. One that is waiting already goes by
 * itself. SETRUM_WEBHOOK_DELIVERY_UNKNOWN.
 */
export async function retryDelivery(
  database: Database,
  name: { readonly partnerId: string; readonly endpointId: string; readonly eventId: string },
  at: Date,
): Promise<Delivery> {
  const { rows } = await database.pool.query<Selectable<WebhookTables['webhook_delivery']>>(
    `with endpoint as (
       update p2apst.webhook_endpoint set failures = 0, paused_until = null where partner_id = $1 and endpoint_id = $2)
     update p2apst.webhook_delivery d
        set state = 'waiting', delivered_at = null,
            attempts = case when d.state = 'waiting' then d.attempts else 0 end,
            next_attempt_at = case when d.state = 'waiting' then d.next_attempt_at else $4 end
      where d.partner_id = $1 and d.endpoint_id = $2 and d.event_id = $3
     returning d.*`,
    [name.partnerId, name.endpointId, name.eventId, at],
  );
  const [row] = rows;
  if (row === undefined) throw new SetrumError('SETRUM_WEBHOOK_DELIVERY_UNKNOWN');
  return deliveryOf(row);
}

/** Puts an event that means nothing before an endpoint, to be sent like any other; gives its number. SETRUM_WEBHOOK_UNKNOWN. */
export async function sendTest(
  database: Database,
  name: { readonly partnerId: string; readonly endpointId: string },
  at: Date,
): Promise<string> {
  const eventId = uuidv7(at.getTime());
  const { rowCount } = await database.pool.query(
    `insert into p2apst.webhook_delivery
       (partner_id, endpoint_id, event_id, event, subject, occurred_at, data, next_attempt_at)
     select e.partner_id, e.endpoint_id, $3, 'webhook.test', 'test', $4, '{}', $4
       from p2apst.webhook_endpoint e where e.partner_id = $1 and e.endpoint_id = $2`,
    [name.partnerId, name.endpointId, eventId, at],
  );
  if (rowCount === 0) throw new SetrumError('SETRUM_WEBHOOK_UNKNOWN');
  return eventId;
}

function deliveryOf(row: Selectable<WebhookTables['webhook_delivery']>): Delivery {
  return {
    eventId: row.event_id,
    event: row.event,
    subject: row.subject,
    occurredAt: row.occurred_at.toISOString(),
    state: row.state,
    attempts: row.attempts,
    lastStatus: row.last_status,
    lastProblem: row.last_problem,
    deliveredAt: row.delivered_at?.toISOString() ?? null,
  };
}
