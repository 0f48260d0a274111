import { SetrumError } from '@setrum/errors';
import type { Caller } from '../../identity/index.ts';
import type { AnyTransaction } from '../../platform/index.ts';
import { findSetting } from './current-setting.ts';
import { requestTokens } from './request.ts';
import { lockRequests, readRequests, requestTables } from './store.ts';
import { carriedValue } from './token-value.ts';

/** Tokens that somebody may add to an agenda: settings of the meter, nothing that is worth money or bound to a key. */
export const addableKinds = ['max-power', 'clear-tamper', 'clear-credit'] as const;

export interface AddedToken {
  readonly agendaNo: string;
  readonly kind: (typeof addableKinds)[number];
  readonly value: number;
  readonly requestKey: string;
  readonly caller: Pick<Caller, 'label'>;
  readonly at: Date;
}

/**
 * Adds an optional token to an agenda that has tokens already, before its KCT setting, or finds the one that this request key added; gives
 * its order. Throws SETRUM_TOKEN_ORDER_UNKNOWN, SETRUM_KCT_ALREADY_SET, SETRUM_TOKEN_VALUE, SETRUM_REQUEST_KEY_REUSED.
 */
export async function addToken(transaction: AnyTransaction, added: AddedToken): Promise<string> {
  const { agendaNo, kind, value, requestKey, caller, at } = added;
  const requests = await lockRequests(transaction, { agendaNo });
  const last = requests.filter(({ state }) => state !== 'cancelled').at(-1);
  if (last === undefined)
    throw new SetrumError('SETRUM_TOKEN_ORDER_UNKNOWN', { subject: agendaNo });
  const known = await orderByKey(transaction, requestKey);
  if (known !== null) {
    const made = await readRequests(transaction, { orderId: known });
    const same = made.some(
      (one) => one.agendaNo === agendaNo && one.kind === kind && one.value === carriedValue(added),
    );
    if (same) return known;
    throw new SetrumError('SETRUM_REQUEST_KEY_REUSED');
  }
  if ((await findSetting(transaction, agendaNo)) !== null)
    throw new SetrumError('SETRUM_KCT_ALREADY_SET', { agendaNo });
  const { idpel, meterNo, unit } = last;
  const orderId = await requestTokens(transaction, {
    ...{ agendaNo, idpel, meterNo, unit, target: null, requestKey, caller, at },
    tokens: [{ kind, value, mandatory: false }],
  });
  if (orderId === null) throw new Error('a token was not asked for');
  return orderId;
}

/** The order that a request key made, or null. */
export async function orderByKey(
  transaction: AnyTransaction,
  requestKey: string,
): Promise<string | null> {
  const row = await requestTables(transaction)
    .selectFrom('token_order')
    .select('order_id')
    .where('request_key', '=', requestKey)
    .executeTakeFirst();
  return row?.order_id ?? null;
}
