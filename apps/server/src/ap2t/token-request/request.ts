import { SetrumError } from '@setrum/errors';
import type { Caller } from '../../identity/index.ts';
import { type AnyTransaction, uuidv7 } from '../../platform/index.ts';
import { meterKeysIn } from '../../vending/index.ts';
import { type KeyTarget, type TokenKind, tokenKinds, type WantedToken } from './model.ts';
import { announceRequests, requestOf, requestTables } from './store.ts';
import { carriedValue } from './token-value.ts';

/** What an activation or a complaint asks for. */
export interface TokenAsk {
  /** 18 digits, of an application or a complaint. */
  readonly agendaNo: string;
  readonly idpel: string;
  readonly meterNo: string;
  readonly unit: string;
  readonly tokens: readonly (WantedToken & { readonly retryOf?: string })[];
  /** To what the key is to change; needed with a key-change only. */
  readonly target: KeyTarget | null;
  /** Of an order that somebody makes by itself: makes a repeated request the same order. */
  readonly requestKey?: string | null;
  readonly caller: Pick<Caller, 'label'>;
  readonly at: Date;
}

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

/** The tokens in their order, and in front of them the key change that is on its way, where they cannot go without it. */
async function withPendingChange(
  transaction: AnyTransaction,
  { meterNo, tokens: asked, target }: TokenAsk,
): Promise<Pick<TokenAsk, 'tokens' | 'target'>> {
  const tokens = asked.toSorted((one, other) => placeOf(one.kind) - placeOf(other.kind));
  const changes = tokens.filter(({ kind }) => kind === 'key-change').length;
  if (changes > 1 || (changes === 1 && target === null))
    throw new RangeError('there is one key change at a time, and it has a target');
  const keys = await meterKeysIn(transaction, meterNo);
  if (!keys.some(({ state }) => state === 'current'))
    throw new SetrumError('SETRUM_METER_KEY_UNKNOWN', { meterNo });
  if (changes === 1) return { tokens, target };
  const pending = keys.find(({ state }) => state === 'pending');
  const isNeeded =
    pending !== undefined &&
    (pending.issued_at !== null || tokens.some(({ kind }) => isCredit(kind)));
  if (!isNeeded) return { tokens, target: null };
  const { sgc, krn, ti, ken, base_date: baseDate, key_type: keyType } = pending;
  const mandatory = tokens.some((token) => token.mandatory);
  return {
    tokens: [{ kind: 'key-change', value: 0, mandatory }, ...tokens],
    target: { sgc, krn, ti, ken, baseDate, keyType },
  };
}

function placeOf(kind: TokenKind): number {
  return tokenKinds.indexOf(kind);
}

/** Whether a token is worth money. */
export function isCredit(kind: TokenKind): boolean {
  return kind === 'first-stroom' || kind === 'compensation';
}
