import { SetrumError } from '@setrum/errors';
import { assertOtherPerson } from '../../identity/index.ts';
import type { AnyTransaction } from '../../platform/index.ts';
import { orderByKey } from './add.ts';
import { happen } from './happen.ts';
import { isCredit, type TokenRequest } from './model.ts';
import { type RetryAsk, replaceRequest } from './replace.ts';
import { stageOf } from './states.ts';
import { lockRequests, readRequests, requestTables } from './store.ts';

/**
 * Has a failed request tried again, or finds that this request key has. One that could not be made is made anew, with the others of its order; one that the meter refused gets
 * another in its place, in an order of its own with identifiers of its own, and stands in the KCT setting where the first one stood. Gives the
 * order. Who reported that a token worth money was refused does not ask for another one.
 *
 * Throws SETRUM_TOKEN_REQUEST_UNKNOWN, SETRUM_TOKEN_REQUEST_STATE, SETRUM_TOKEN_ALREADY_RETRIED, SETRUM_ORDER_OWN,
 * SETRUM_REQUEST_KEY_REUSED.
 */
export async function retryRequest(transaction: AnyTransaction, retry: RetryAsk): Promise<string> {
  const { requestId, requestKey, caller, at } = retry;
  const request = await lockWithOrder(transaction, requestId);
  const known = await orderByKey(transaction, requestKey);
  if (known !== null) return sameRetry(transaction, known, requestId);
  const stage = stageOf(request);
  const { kind, orderId } = request;
  // It is being made already: asked for twice it is the same.
  if (stage === 'requested') return orderId;
  if (stage === 'unmade') return makeAnew(transaction, request, at);
  if (stage !== 'refused')
    throw new SetrumError('SETRUM_TOKEN_REQUEST_STATE', { action: 'retry', kind, state: stage });
  if (isCredit(kind)) assertOtherPerson(request.settledBy ?? '', caller);
  return replaceRequest(transaction, request, retry);
}

async function sameRetry(
  transaction: AnyTransaction,
  orderId: string,
  requestId: string,
): Promise<string> {
  const requests = await readRequests(transaction, { orderId });
  if (requests.some(({ retryOf }) => retryOf === requestId)) return orderId;
  throw new SetrumError('SETRUM_REQUEST_KEY_REUSED');
}

/** The order first, as the generator does. */
async function lockWithOrder(
  transaction: AnyTransaction,
  requestId: string,
): Promise<TokenRequest> {
  await requestTables(transaction)
    .selectFrom('token_order as o')
    .select('o.order_id')
    .where('o.order_id', '=', (query) =>
      query
        .selectFrom('token_request as r')
        .select('r.order_id')
        .where('r.request_id', '=', requestId),
    )
    .forUpdate()
    .execute();
  const [request] = await lockRequests(transaction, { requestIds: [requestId] });
  if (request === undefined) throw new SetrumError('SETRUM_TOKEN_REQUEST_UNKNOWN', { requestId });
  return request;
}

async function makeAnew(
  transaction: AnyTransaction,
  { orderId }: TokenRequest,
  at: Date,
): Promise<string> {
  const requests = await lockRequests(transaction, { orderId });
  const unmade = requests.filter((request) => stageOf(request) === 'unmade');
  await happen(transaction, 'tryAgain', unmade, at);
  await requestTables(transaction)
    .updateTable('token_order')
    .set({ attempts: 0, next_attempt_at: at, claim: null })
    .where('order_id', '=', orderId)
    .execute();
  return orderId;
}
