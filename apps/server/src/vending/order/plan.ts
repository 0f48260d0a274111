import { SetrumError } from '@setrum/errors';
import { identified, laterTids } from '../issue/plan.ts';
import { type MeterKeyRow, meterKeyOf } from '../meter-key/model.ts';
import { changedKey, sameKeyAttributes } from '../meter-key/plan-change.ts';
import type { OrderContext, OrderPlan, TokenOrder } from './model.ts';

/**
 * Which key, which identifiers, which key change. What comes behind a key change is made under the new key. A change that went out and
 * is not confirmed is made again when it leads to the same key, and refuses any other.
 *
 * Throws SETRUM_METER_KEY_UNKNOWN, SETRUM_KEY_CHANGE_PENDING, SETRUM_KEY_CHANGE_INVALID, SETRUM_METER_KEY_TYPE, SETRUM_METER_MEDIUM,
 * SETRUM_METER_KEY_EXPIRED, SETRUM_TOKEN_IDENTIFIERS_EXHAUSTED.
 */
export function planOrder(order: TokenOrder, context: OrderContext, now: Date): OrderPlan {
  const { meterNo, tokens, target } = order;
  const changes = tokens.filter(({ kind }) => kind === 'key-change').length;
  const first = tokens[0]?.kind;
  if (first === undefined || changes > 1 || (changes === 1) !== (first === 'key-change'))
    throw new RangeError('an order has tokens, and its one key change comes first');
  if ((changes === 1) !== (target !== null))
    throw new RangeError('a key change has a target, and nothing else has');
  const { keys } = context;
  const currentRow = keys.find(({ state }) => state === 'current');
  const pending = keys.find(({ state }) => state === 'pending') ?? null;
  const last = keys.at(-1);
  if (currentRow === undefined || last === undefined)
    throw new SetrumError('SETRUM_METER_KEY_UNKNOWN', { meterNo });
  const credits = tokens.some(({ kind }) => kind === 'credit');
  // A credit under the old key is worth nothing once a change that is on its way has been taken.
  if (target === null && pending !== null && (credits || pending.issued_at !== null))
    throw new SetrumError('SETRUM_KEY_CHANGE_PENDING', { meterNo });
  const change = target === null ? null : changeOf(currentRow, pending, last.version, target);
  const row = change?.row ?? currentRow;
  // A meter on a default key takes no credit (DDTKError).
  if (credits && row.key_type !== 2)
    throw new SetrumError('SETRUM_METER_KEY_TYPE', { meterNo, keyType: row.key_type });
  const { key, tid } = identified(row, context.lastTids.get(row.base_date) ?? null, now);
  const identifiers = laterTids(key, tid, tokens.length - changes).values();
  const current = meterKeyOf(currentRow);
  return {
    current,
    pendingVersion: pending?.version ?? null,
    key,
    keyChange:
      change === null
        ? null
        : { from: current, to: key, count: currentRow.kct_count, isNew: change.isNew },
    tids: tokens.map(({ kind }) =>
      kind === 'key-change' ? null : (identifiers.next().value ?? null),
    ),
  };
}

function changeOf(
  current: MeterKeyRow,
  pending: OrderContext['keys'][number] | null,
  lastVersion: number,
  target: NonNullable<TokenOrder['target']>,
): { readonly row: MeterKeyRow; readonly isNew: boolean } {
  const to = changedKey(meterKeyOf(current), target, lastVersion + 1);
  if (pending !== null && sameKeyAttributes(meterKeyOf(pending), to))
    return { row: pending, isNew: false };
  if (pending !== null && pending.issued_at !== null)
    throw new SetrumError('SETRUM_KEY_CHANGE_PENDING', { meterNo: current.meter_no });
  const row: MeterKeyRow = {
    ...current,
    version: to.version,
    state: 'pending',
    key_type: to.keyType,
    sgc: to.sgc,
    krn: to.krn,
    ti: to.ti,
    ken: to.ken,
    base_date: to.baseDate,
    dkga: to.dkga,
  };
  return { row, isNew: true };
}
