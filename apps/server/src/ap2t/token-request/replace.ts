import { SetrumError } from '@setrum/errors';
import type { Caller } from '../../identity/index.ts';
import type { AnyTransaction } from '../../platform/index.ts';
import { findSetting } from './current-setting.ts';
import type { TokenRequest } from './model.ts';
import { requestTokens } from './request.ts';
import { requestTables } from './store.ts';

export interface RetryAsk {
  readonly requestId: string;
  /** Makes a repeated request the same order. */
  readonly requestKey: string;
  readonly caller: Pick<Caller, 'label'>;
  readonly at: Date;
}

/** Asks for another token in the place of one that the meter refused; gives its order. Throws SETRUM_TOKEN_ALREADY_RETRIED. */
export async function replaceRequest(
  transaction: AnyTransaction,
  refused: TokenRequest,
  { requestKey, caller, at }: RetryAsk,
): Promise<string> {
  const { agendaNo, idpel, meterNo, unit, kind, value, mandatory, orderId, requestId } = refused;
  const tables = requestTables(transaction);
  const known = await tables
    .selectFrom('token_request')
    .select('order_id')
    .where('retry_of', '=', requestId)
    .executeTakeFirst();
  if (known !== undefined) throw new SetrumError('SETRUM_TOKEN_ALREADY_RETRIED', { kind });
  const order = await tables
    .selectFrom('token_order')
    .select('target')
    .where('order_id', '=', orderId)
    .executeTakeFirstOrThrow();
  const madeAnew = await requestTokens(transaction, {
    ...{ agendaNo, idpel, meterNo, unit, requestKey, caller, at },
    tokens: [{ kind, value, mandatory, retryOf: requestId }],
    target: kind === 'key-change' ? order.target : null,
  });
  if (madeAnew === null) throw new Error('a request was not made again');
  await joinSetting(transaction, refused, madeAnew);
  return madeAnew;
}

/** Where the refused one was set, all that is made in its place is: also a key change in front of it. */
async function joinSetting(
  transaction: AnyTransaction,
  { agendaNo, requestId }: TokenRequest,
  orderId: string,
): Promise<void> {
  const setting = await findSetting(transaction, agendaNo);
  if (setting === null || !setting.requestIds.includes(requestId)) return;
  const tables = requestTables(transaction);
  const rows = await tables
    .selectFrom('token_request')
    .select('request_id')
    .where('order_id', '=', orderId)
    .execute();
  await tables
    .insertInto('kct_setting_request')
    .values(rows.map(({ request_id }) => ({ setting_id: setting.settingId, request_id })))
    .execute();
}
