import type { Caller } from '../../identity/index.ts';
import type { AnyTransaction } from '../../platform/index.ts';
import { voidOrder } from '../../vending/index.ts';
import { happen } from './happen.ts';
import type { TokenRequest } from './model.ts';
import { may } from './states.ts';
import { lockRequests, requestTables } from './store.ts';
import { withdrawKeyChange } from './withdraw.ts';

/**
 * Cancels the tokens of an agenda, because its activation is undone, or those of one order: what is not made is not made any more, what is
 * made is never shown again, waits on no card, and its identifiers stay used. What the meter has taken stays taken. A change of key that
 * nobody can have seen is taken back with it. With an agenda its KCT setting ends too. Gives the requests that were cancelled. The reason
 * stays with the step that asks for this.
 */
export async function cancelTokens(
  transaction: AnyTransaction,
  cancelled: ({ readonly agendaNo: string } | { readonly orderId: string }) & {
    readonly caller: Pick<Caller, 'label'>;
    readonly at: Date;
  },
): Promise<readonly TokenRequest[]> {
  const { caller, at } = cancelled;
  await endOrders(transaction, cancelled);
  const requests = await lockRequests(transaction, cancelled);
  if ('agendaNo' in cancelled) await endSetting(transaction, cancelled.agendaNo, caller, at);
  const open = requests.filter((request) => may('cancel', request));
  const made = open.filter(({ generatedAt }) => generatedAt !== null);
  const orders = new Map(made.map(({ orderId, meterNo }) => [orderId, { orderId, meterNo }]));
  for (const order of orders.values()) await voidOrder(transaction, { ...order, at });
  const changes = made.filter(({ kind }) => kind === 'key-change');
  for (const change of changes) await withdrawKeyChange(transaction, change);
  return happen(transaction, 'cancel', open, at, () => ({ cancelled_at: at, card_uid: null }));
}

/** Locks orders, before their requests as the generator does; what is under way in one of them finds its claim gone. */
async function endOrders(
  transaction: AnyTransaction,
  which: { readonly agendaNo: string } | { readonly orderId: string },
): Promise<void> {
  const [column, value] =
    'orderId' in which
      ? (['order_id', which.orderId] as const)
      : (['agenda_no', which.agendaNo] as const);
  const tables = requestTables(transaction);
  await tables
    .selectFrom('token_order')
    .select('order_id')
    .where(column, '=', value)
    .orderBy('order_id')
    .forUpdate()
    .execute();
  await tables
    .updateTable('token_order')
    .set({ next_attempt_at: null, claim: null })
    .where(column, '=', value)
    .execute();
}

async function endSetting(
  transaction: AnyTransaction,
  agendaNo: string,
  caller: Pick<Caller, 'label'>,
  at: Date,
): Promise<void> {
  await requestTables(transaction)
    .updateTable('kct_setting')
    .set({ unset_by: caller.label, unset_at: at })
    .where('agenda_no', '=', agendaNo)
    .where('unset_at', 'is', null)
    .execute();
}
