import { type AnyTransaction, uuidv7 } from '../../platform/index.ts';
import type { TokenAsk } from './ask.ts';
import { announceRequests } from './happen.ts';
import { withPendingChange } from './pending-change.ts';
import { requestOf } from './rows.ts';
import { requestTables } from './store.ts';
import { carriedValue } from './token-value.ts';

export type { TokenAsk } from './ask.ts';

/**
 * Asks for tokens: the generator makes them once the transaction is committed. They are put into the order in which the meter takes them; and
 * where a change of the meter's key is on its way already, it comes in front of them again, because they are made under the new key. The meter's key must
 * be registered (`registerKeyOf`). Gives the order; null when nothing is asked for.
 *
 * Throws SETRUM_TOKEN_VALUE, SETRUM_METER_KEY_UNKNOWN.
 */
export async function requestTokens(
  transaction: AnyTransaction,
  ask: TokenAsk,
): Promise<string | null> {
  if (ask.tokens.length === 0) return null;
  const { tokens, target } = await withPendingChange(transaction, ask);
  const { agendaNo, idpel, meterNo, unit, caller, at } = ask;
  const orderId = uuidv7(at.getTime());
  const common = { agenda_no: agendaNo, meter_no: meterNo, requested_by: caller.label };
  await requestTables(transaction)
    .insertInto('token_order')
    .values({
      ...common,
      order_id: orderId,
      target: target === null ? null : JSON.stringify(target),
      attempts: 0,
      next_attempt_at: at,
      claim: null,
      seen_at: null,
      request_key: ask.requestKey ?? null,
      requested_at: at,
    })
    .execute();
  const rows = await requestTables(transaction)
    .insertInto('token_request')
    .values(
      tokens.map((token, position) => ({
        ...{ ...common, ...nothingYet, order_id: orderId, position, idpel, unit },
        request_id: uuidv7(at.getTime()),
        kind: token.kind,
        value: carriedValue(token),
        mandatory: token.mandatory,
        retry_of: token.retryOf ?? null,
        requested_at: at,
        changed_at: at,
      })),
    )
    .returningAll()
    .execute();
  await announceRequests(transaction, rows.map(requestOf), at);
  return orderId;
}

const nothingYet = {
  state: 'requested',
  ...{ first_part: null, part_count: null, key_version: null, medium: null, card_uid: null },
  ...{ problem: null, generated_at: null, delivered_at: null, settled_at: null },
  ...{ settled_by: null, cancelled_at: null },
} as const;
