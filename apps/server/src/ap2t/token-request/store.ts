import type { Selectable, Transaction, Updateable } from 'kysely';
import { type AnyTransaction, tablesIn } from '../../platform/index.ts';
import { announce } from '../live/announce.ts';
import type { TokenRequest } from './model.ts';
import { assertMay, type TokenAction, tokenTransitions } from './states.ts';
import type { TokenRequestTables } from './tables.ts';

type Row = TokenRequestTables['token_request'];

/** The tables of token requests in a transaction. */
export function requestTables(transaction: AnyTransaction): Transaction<TokenRequestTables> {
  return tablesIn<TokenRequestTables>(transaction, 'ap2t');
}

export function requestOf(row: Selectable<Row>): TokenRequest {
  return {
    requestId: row.request_id,
    orderId: row.order_id,
    position: row.position,
    agendaNo: row.agenda_no,
    idpel: row.idpel,
    meterNo: row.meter_no,
    unit: row.unit,
    kind: row.kind,
    value: row.value,
    mandatory: row.mandatory,
    state: row.state,
    firstPart: row.first_part,
    partCount: row.part_count,
    keyVersion: row.key_version,
    medium: row.medium,
    cardUid: row.card_uid,
    problem: row.problem,
    retryOf: row.retry_of,
    requestedBy: row.requested_by,
    requestedAt: row.requested_at,
    generatedAt: row.generated_at,
    deliveredAt: row.delivered_at,
    settledAt: row.settled_at,
    settledBy: row.settled_by,
    cancelledAt: row.cancelled_at,
    changedAt: row.changed_at,
  };
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

/** The order in which a meter takes tokens: by their order's time, then as they stand in it. */
export function byEntry(one: TokenRequest, other: TokenRequest): number {
  const ms = one.requestedAt.getTime() - other.requestedAt.getTime();
  if (ms !== 0) return ms;
  if (one.orderId !== other.orderId) return one.orderId < other.orderId ? -1 : 1;
  return one.position - other.position;
}

/** What else changes with a request. */
export type RequestPatch = Omit<
  Updateable<Row>,
  'request_id' | 'order_id' | 'position' | 'state' | 'changed_at'
>;

/**
 * Lets something happen to locked requests, and tells whoever is looking. `patchOf` says what else changes with each. Throws
 * SETRUM_TOKEN_REQUEST_STATE when it cannot happen to one of them.
 */
export async function happen(
  transaction: AnyTransaction,
  action: TokenAction,
  requests: readonly TokenRequest[],
  at: Date,
  patchOf: (request: TokenRequest) => RequestPatch = () => ({}),
): Promise<readonly TokenRequest[]> {
  for (const request of requests) assertMay(action, request);
  const { to } = tokenTransitions[action];
  const changed: TokenRequest[] = [];
  for (const request of requests) {
    const row = await requestTables(transaction)
      .updateTable('token_request')
      .set({ ...patchOf(request), state: to, changed_at: at })
      .where('request_id', '=', request.requestId)
      .returningAll()
      .executeTakeFirstOrThrow();
    changed.push(requestOf(row));
  }
  await announceRequests(transaction, changed, at);
  return changed;
}

/** Tells whoever is looking how these requests stand: one change for each order. */
export async function announceRequests(
  transaction: AnyTransaction,
  requests: readonly TokenRequest[],
  at: Date,
): Promise<void> {
  for (const orderId of new Set(requests.map((request) => request.orderId))) {
    const mine = requests.filter((request) => request.orderId === orderId);
    const [first] = mine;
    if (first === undefined) continue;
    const { agendaNo, idpel, meterNo, unit } = first;
    await announce(transaction, {
      ...{ topic: 'token-request', subject: orderId, unit, agendaNo, idpel, meterNo, at },
      data: {
        requests: mine.map(({ requestId, kind, state, problem }) => ({
          ...{ requestId, kind, state, problem: problem?.code ?? null },
        })),
      },
    });
  }
}
