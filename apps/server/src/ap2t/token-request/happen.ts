import type { Updateable } from 'kysely';
import type { AnyTransaction } from '../../platform/index.ts';
import { announce } from '../live/announce.ts';
import type { TokenRequest } from './model.ts';
import { requestOf } from './rows.ts';
import { assertMay, type TokenAction, tokenTransitions } from './states.ts';
import { requestTables } from './store.ts';
import type { TokenRequestTables } from './tables.ts';

/** What else changes with a request. */
export type RequestPatch = Omit<
  Updateable<TokenRequestTables['token_request']>,
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
