import { type Kysely, sql } from 'kysely';
import { type AnyTransaction, tables, uuidv7 } from '../../platform/index.ts';
import { type GenerateOptions, generateDefaults } from './generate-options.ts';
import { lockAgenda } from './lock-agenda.ts';
import type { KeyTarget, TokenRequest } from './model.ts';
import { may } from './states.ts';
import { lockRequests, requestTables } from './store.ts';
import type { TokenRequestTables } from './tables.ts';

/** An order that this server has taken up. */
export interface ClaimedOrder {
  readonly order_id: string;
  readonly agenda_no: string;
  readonly meter_no: string;
  readonly target: KeyTarget | null;
  readonly attempts: number;
  readonly claim: string;
}

/**
 * Takes up orders that are due, at most `limit`; gives them. Whoever takes one up leaves a claim and puts it later by the lease: another
 * server leaves it alone until then, and takes it up when this one has died.
 */
export async function claimOrders(
  { database, now, leaseMs = generateDefaults.leaseMs }: GenerateOptions,
  limit: number,
): Promise<readonly ClaimedOrder[]> {
  const at = now();
  const due = (database.kysely.withSchema('ap2t') as Kysely<TokenRequestTables>)
    .selectFrom('token_order')
    .select('order_id')
    .where('next_attempt_at', '<=', at)
    .orderBy('next_attempt_at')
    .limit(limit)
    .forUpdate()
    .skipLocked();
  const rows = await tables<TokenRequestTables>(database, 'ap2t')
    .updateTable('token_order')
    .set({
      claim: uuidv7(at.getTime()),
      next_attempt_at: new Date(at.getTime() + leaseMs),
      attempts: sql`attempts + 1`,
    })
    .where('order_id', 'in', due)
    .returning(['order_id', 'agenda_no', 'meter_no', 'target', 'attempts', 'claim'])
    .execute();
  return rows.flatMap((row) => (row.claim === null ? [] : [{ ...row, claim: row.claim }]));
}

/**
 * Locks an order and gives its open requests; null when it is not ours any more. The application's row comes first, because its steps
 * lock it before they touch its tokens.
 */
export async function lockClaimed(
  transaction: AnyTransaction,
  { order_id: orderId, agenda_no: agendaNo, claim }: ClaimedOrder,
): Promise<readonly TokenRequest[] | null> {
  await lockAgenda(transaction, agendaNo);
  const row = await requestTables(transaction)
    .selectFrom('token_order')
    .select('claim')
    .where('order_id', '=', orderId)
    .forUpdate()
    .executeTakeFirst();
  if (row?.claim !== claim) return null;
  const requests = await lockRequests(transaction, { orderId });
  return requests.filter((request) => may('generate', request));
}

/** Ends a claim; the order is taken up again at `nextAttemptAt`, if ever. */
export async function finishOrder(
  transaction: AnyTransaction,
  orderId: string,
  nextAttemptAt: Date | null,
): Promise<void> {
  await requestTables(transaction)
    .updateTable('token_order')
    .set({ claim: null, next_attempt_at: nextAttemptAt })
    .where('order_id', '=', orderId)
    .execute();
}
