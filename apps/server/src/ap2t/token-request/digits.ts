import { SetrumError } from '@setrum/errors';
import { type Caller, recordAct } from '../../identity/index.ts';
import { type AnyTransaction, type Database, inTransaction } from '../../platform/index.ts';
import { openOrder, type SecurityModule } from '../../vending/index.ts';
import { currentSetting } from './current-setting.ts';
import { lockAgenda } from './lock-agenda.ts';
import type { TokenKind, TokenRequest } from './model.ts';
import { readRequests, requestTables } from './store.ts';

/** A token as somebody enters it at the meter. */
export interface TokenDigits {
  readonly requestId: string;
  readonly orderId: string;
  /** Place of the request in its order, from 0. */
  readonly position: number;
  readonly kind: TokenKind;
  readonly value: number;
  /** Of the tokens of the request, the how manieth: a key change has two to four. */
  readonly part: number;
  readonly of: number;
  /** 20 digits. */
  readonly digits: string;
}

/**
 * The digits of an order's tokens, in the order in which they are entered; those that were cancelled are never told. That they were seen,
 * and by whom, is on record before they are. Throws SETRUM_TOKEN_ORDER_UNKNOWN.
 */
export function tokenDigits(
  database: Database,
  module: SecurityModule,
  look: { readonly orderId: string; readonly caller: Caller; readonly at: Date },
): Promise<readonly TokenDigits[]> {
  const { orderId, caller, at } = look;
  return inTransaction(database, async (transaction) => {
    // Whoever cancels the order waits until it is on record as seen; or this waits, and finds nothing to tell.
    await requestTables(transaction)
      .selectFrom('token_order')
      .select('order_id')
      .where('order_id', '=', orderId)
      .forUpdate()
      .execute();
    const requests = await readRequests(transaction, { orderId });
    const [first] = requests;
    if (first === undefined)
      throw new SetrumError('SETRUM_TOKEN_ORDER_UNKNOWN', { subject: orderId });
    const opened = await open(transaction, module, requests, at);
    const act = { actor: caller.label, act: 'token-order.look', subject: first.agendaNo };
    const detail = { order: orderId, meterNo: first.meterNo, tokens: opened.length };
    if (opened.length > 0)
      await recordAct(transaction, { ...act, detail, source: caller.source }, at);
    return opened;
  });
}

/**
 * The digits that go on the work order: those of the current KCT setting, in the order in which they are entered. Part of the step that makes
 * the work order, which is on record as such. Throws SETRUM_KCT_NOT_SET.
 */
export async function workOrderDigits(
  transaction: AnyTransaction,
  module: SecurityModule,
  { agendaNo, at }: { readonly agendaNo: string; readonly at: Date },
): Promise<readonly TokenDigits[]> {
  await lockAgenda(transaction, agendaNo);
  const { requestIds } = await currentSetting(transaction, agendaNo);
  if (requestIds.length === 0) return [];
  return open(transaction, module, await readRequests(transaction, { requestIds }), at);
}

async function open(
  transaction: AnyTransaction,
  module: SecurityModule,
  requests: readonly TokenRequest[],
  at: Date,
): Promise<readonly TokenDigits[]> {
  const shown = requests.filter(
    ({ state, firstPart }) => state !== 'cancelled' && firstPart !== null,
  );
  const digits = new Map<string, string>();
  const orders = new Map(shown.map(({ orderId, meterNo }) => [orderId, meterNo]));
  for (const [orderId, meterNo] of orders) {
    for (const token of await openOrder(transaction, module, { meterNo, orderId }))
      digits.set(`${orderId}/${token.part}`, token.digits);
  }
  if (orders.size > 0) {
    await requestTables(transaction)
      .updateTable('token_order')
      .set({ seen_at: at })
      .where('order_id', 'in', [...orders.keys()])
      .where('seen_at', 'is', null)
      .execute();
  }
  return shown.flatMap((request) => partsOf(request, digits));
}

function partsOf(request: TokenRequest, digits: ReadonlyMap<string, string>): TokenDigits[] {
  const { requestId, orderId, position, kind, value, firstPart, partCount } = request;
  const first = firstPart ?? 0;
  return Array.from({ length: partCount ?? 0 }, (_, n) => {
    const found = digits.get(`${orderId}/${first + n}`);
    if (found === undefined) throw new Error(`order ${orderId} lacks a token`);
    return {
      ...{ requestId, orderId, position, kind, value },
      ...{ part: n + 1, of: partCount ?? 0, digits: found },
    };
  });
}
