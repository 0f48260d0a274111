import { sql } from 'kysely';
import type { Caller } from '../../identity/index.ts';
import type { AnyTransaction } from '../../platform/index.ts';
import { takeOffCard } from '../../vending/index.ts';
import { happen } from './happen.ts';
import type { TokenRequest } from './model.ts';
import { may } from './states.ts';
import { lockRequests, requestTables } from './store.ts';

/**
 * Cancels the tokens of an agenda, because its activation is undone: what is not made is not made any more, what is made is never shown
 * again, waits on no card, and its identifiers stay used. What the meter has taken stays taken. A change of key that nobody can have
 * seen is taken back with it. Gives the requests that were cancelled. The reason stays with the step that asks for this.
 */
export async function cancelTokens(
  transaction: AnyTransaction,
  {
    agendaNo,
    caller,
    at,
  }: { readonly agendaNo: string; readonly caller: Pick<Caller, 'label'>; readonly at: Date },
): Promise<readonly TokenRequest[]> {
  const tables = requestTables(transaction);
  // The orders first, as the generator does.
  await tables
    .selectFrom('token_order')
    .select('order_id')
    .where('agenda_no', '=', agendaNo)
    .orderBy('order_id')
    .forUpdate()
    .execute();
  const requests = await lockRequests(transaction, { agendaNo });
  await tables
    .updateTable('token_order')
    .set({ next_attempt_at: null, claim: null })
    .where('agenda_no', '=', agendaNo)
    .execute();
  await tables
    .updateTable('kct_setting')
    .set({ unset_by: caller.label, unset_at: at })
    .where('agenda_no', '=', agendaNo)
    .where('unset_at', 'is', null)
    .execute();
  const open = requests.filter((request) => may('cancel', request));
  const made = open.filter(({ generatedAt }) => generatedAt !== null);
  const orders = new Map(made.map(({ orderId, meterNo }) => [orderId, { orderId, meterNo }]));
  for (const order of orders.values()) await takeOffCard(transaction, order);
  const changes = made.filter(({ kind }) => kind === 'key-change');
  for (const change of changes) await withdrawKeyChange(transaction, change);
  return happen(transaction, 'cancel', open, at, () => ({ cancelled_at: at, card_uid: null }));
}

/** Takes back the change to a key, unless its tokens were delivered or seen by somebody: then the meter may have it. */
async function withdrawKeyChange(
  transaction: AnyTransaction,
  { meterNo, keyVersion }: TokenRequest,
): Promise<void> {
  const rows = await requestTables(transaction)
    .selectFrom('token_request as r')
    .innerJoin('token_order as o', 'o.order_id', 'r.order_id')
    .select(['r.order_id', 'r.delivered_at', 'r.settled_at', 'o.seen_at'])
    .where('r.meter_no', '=', meterNo)
    .where('r.key_version', '=', keyVersion)
    .execute();
  const isOut = rows.some(
    ({ delivered_at, settled_at, seen_at }) =>
      delivered_at !== null || settled_at !== null || seen_at !== null,
  );
  if (isOut) return;
  const orderIds = [...new Set(rows.map(({ order_id }) => order_id))];
  await sql`select vending.withdraw_key_change(${meterNo}, ${keyVersion}, ${sql.val(orderIds)}::uuid[])`.execute(
    transaction,
  );
}
