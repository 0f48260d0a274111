import type { Database } from '../../platform/index.ts';
import { postingsOf } from '../ledger/postings.ts';
import type { Sale } from './model.ts';
import type { TracedDelivery, TracedEvent, TracedPrint } from './trace-model.ts';

/** The sale's event in the ledger, and the one that took it back. */
export async function eventsOf(
  database: Database,
  { subject: shard, reference, at, takenBackAt }: Sale,
  undoneBy: string | null,
): Promise<readonly TracedEvent[]> {
  const sale: TracedEvent = {
    kind: 'sale',
    ...{ shard, eventId: reference, at: new Date(at) },
    lines: await postingsOf(database, shard, reference),
  };
  if (undoneBy === null || takenBackAt === null) return [sale];
  const back: TracedEvent = {
    kind: 'taken-back',
    ...{ shard, eventId: idOf(undoneBy), at: new Date(takenBackAt) },
    lines: await postingsOf(database, shard, undoneBy),
  };
  return [sale, back];
}

const idOf = (uuid: string): string => uuid.replaceAll('-', '').toUpperCase();
const mostPrints = 50;

/** Who printed the receipt, the first print first. */
export async function printsOf(
  { pool }: Database,
  { subject, reference }: Sale,
): Promise<readonly TracedPrint[]> {
  const { rows } = await pool.query<TracedPrint>(
    `select at, partner_id as "partnerId", counter_id as "counterId", format, original
       from p2apst.reprint where subject = $1 and transaction_id = $2 order by reprint_id limit ${mostPrints}`,
    [subject, reference],
  );
  return rows;
}

/** What was told to the partner's own server of the sale, as far as it is kept; by the instants of its events, which an index knows. */
export async function deliveriesOf(
  { pool }: Database,
  { partnerId, reference, at, takenBackAt }: Sale,
): Promise<readonly TracedDelivery[]> {
  const { rows } = await pool.query<TracedDelivery>(
    `select d.event, d.state, d.attempts, d.last_status as "lastStatus", d.occurred_at as "occurredAt", d.delivered_at as "deliveredAt"
       from p2apst.webhook_endpoint e
       join p2apst.webhook_delivery d on d.partner_id = e.partner_id and d.endpoint_id = e.endpoint_id
      where e.partner_id = $1 and d.occurred_at = any ($2::timestamptz[]) and d.data->>'reference' = $3
      order by d.occurred_at, d.event_id`,
    [partnerId, [at, ...(takenBackAt === null ? [] : [takenBackAt])], reference],
  );
  return rows;
}
