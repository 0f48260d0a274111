import type { Transaction } from 'kysely';
import { type AnyTransaction, tablesIn } from '../../platform/index.ts';
import type { TokenRequest } from './model.ts';
import { byEntry, requestOf } from './rows.ts';
import type { TokenRequestTables } from './tables.ts';

export { byEntry } from './rows.ts';

/** The tables of token requests in a transaction. */
export function requestTables(transaction: AnyTransaction): Transaction<TokenRequestTables> {
  return tablesIn<TokenRequestTables>(transaction, 'ap2t');
}

/** Which requests: those of an agenda, of an order, or these. */
export type RequestFilter =
  | { readonly agendaNo: string }
  | { readonly orderId: string }
  | { readonly requestIds: readonly string[] };

/** Locks requests until the end of the transaction, always in the same order; gives them in the order in which meters take them. */
export async function lockRequests(
  transaction: AnyTransaction,
  filter: RequestFilter,
): Promise<readonly TokenRequest[]> {
  const rows = await selected(transaction, filter).forUpdate().execute();
  return rows.map(requestOf).toSorted(byEntry);
}

/** The same without a lock. */
export async function readRequests(
  transaction: AnyTransaction,
  filter: RequestFilter,
): Promise<readonly TokenRequest[]> {
  const rows = await selected(transaction, filter).execute();
  return rows.map(requestOf).toSorted(byEntry);
}

function selected(transaction: AnyTransaction, filter: RequestFilter) {
  const all = requestTables(transaction).selectFrom('token_request').selectAll();
  const some =
    'agendaNo' in filter
      ? all.where('agenda_no', '=', filter.agendaNo)
      : 'orderId' in filter
        ? all.where('order_id', '=', filter.orderId)
        : all.where('request_id', 'in', [...filter.requestIds]);
  return some.orderBy('order_id').orderBy('position');
}
