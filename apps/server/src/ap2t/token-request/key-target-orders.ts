import { isDeepStrictEqual } from 'node:util';
import { SetrumError } from '@setrum/errors';
import type { ColumnType, Selectable } from 'kysely';
import { assertOtherPerson, type Caller, recordAct } from '../../identity/index.ts';
import {
  type AnyTransaction,
  type Database,
  inRetriedTransaction,
  tables,
  tablesIn,
  uuidv7,
} from '../../platform/index.ts';
import { type KeyTargetRule, setKeyTargetIn } from './key-target-rules.ts';

/** A rule that may be asked for: meters that take credit have keys of these types. */
export type WantedKeyTarget = KeyTargetRule & { readonly keyType: 1 | 2 };

interface OrderTables {
  readonly key_target_order: {
    readonly order_id: string;
    readonly request_key: string;
    readonly rule: ColumnType<WantedKeyTarget, string, string>;
    readonly state: 'requested' | 'approved' | 'rejected';
    readonly made_by: string;
    readonly made_at: Date;
    readonly decided_by: string | null;
    readonly decided_at: Date | null;
  };
}

/** A key target that was asked for, and what became of it. */
export type KeyTargetOrder = Selectable<OrderTables['key_target_order']>;

interface Who {
  readonly caller: Pick<Caller, 'label' | 'source'>;
  readonly at: Date;
}

const mostListed = 200;

/** Asks for a key target, or gives the order that this request key made. Throws SETRUM_REQUEST_KEY_REUSED. */
export function orderKeyTarget(
  database: Database,
  wanted: { readonly rule: WantedKeyTarget; readonly requestKey: string } & Who,
): Promise<KeyTargetOrder> {
  const { rule, requestKey, caller, at } = wanted;
  return inRetriedTransaction(database, async (transaction) => {
    const made = await ordersIn(transaction)
      .insertInto('key_target_order')
      .values({
        ...{ order_id: uuidv7(at.getTime()), request_key: requestKey, rule: JSON.stringify(rule) },
        ...{ state: 'requested', made_by: caller.label, made_at: at },
        ...{ decided_by: null, decided_at: null },
      })
      .onConflict((conflict) => conflict.column('request_key').doNothing())
      .returningAll()
      .executeTakeFirst();
    if (made !== undefined) {
      await recordAct(transaction, actOf('request', made, caller), at);
      return made;
    }
    const known = await ordersIn(transaction)
      .selectFrom('key_target_order')
      .selectAll()
      .where('request_key', '=', requestKey)
      .executeTakeFirstOrThrow();
    const same = isDeepStrictEqual(known.rule, rule) && known.made_by === caller.label;
    if (!same) throw new SetrumError('SETRUM_REQUEST_KEY_REUSED');
    return known;
  });
}

/**
 * Approves somebody else's order, and the target holds, or rejects it; the same decision by the same person changes nothing. Throws
 * SETRUM_KEY_TARGET_ORDER_UNKNOWN, SETRUM_ORDER_DECIDED, SETRUM_ORDER_OWN, and what `mayDecide` throws for the rule.
 */
export function decideKeyTarget(
  database: Database,
  decision: {
    readonly orderId: string;
    readonly state: 'approved' | 'rejected';
    readonly mayDecide?: (rule: WantedKeyTarget) => void;
  } & Who,
): Promise<KeyTargetOrder> {
  const { orderId, state, caller, at } = decision;
  return inRetriedTransaction(database, async (transaction) => {
    const order = await ordersIn(transaction)
      .selectFrom('key_target_order')
      .selectAll()
      .where('order_id', '=', orderId)
      .forUpdate()
      .executeTakeFirst();
    if (order === undefined) throw new SetrumError('SETRUM_KEY_TARGET_ORDER_UNKNOWN');
    decision.mayDecide?.(order.rule);
    if (order.state === state && order.decided_by === caller.label) return order;
    if (order.state !== 'requested') throw new SetrumError('SETRUM_ORDER_DECIDED');
    assertOtherPerson(order.made_by, caller);
    const decided = await ordersIn(transaction)
      .updateTable('key_target_order')
      .set({ state, decided_by: caller.label, decided_at: at })
      .where('order_id', '=', orderId)
      .returningAll()
      .executeTakeFirstOrThrow();
    if (state === 'approved')
      await setKeyTargetIn(transaction, order.rule, { setBy: order.made_by, setAt: at });
    const verb = state === 'approved' ? 'approve' : 'reject';
    await recordAct(transaction, actOf(verb, decided, caller), at);
    return decided;
  });
}

/** What was asked for, the newest first, at most two hundred. */
export function keyTargetOrders(database: Database): Promise<readonly KeyTargetOrder[]> {
  return tables<OrderTables>(database, 'ap2t')
    .selectFrom('key_target_order')
    .selectAll()
    .orderBy('made_at', 'desc')
    .orderBy('order_id', 'desc')
    .limit(mostListed)
    .execute();
}

function ordersIn(transaction: AnyTransaction) {
  return tablesIn<OrderTables>(transaction, 'ap2t');
}

function actOf(verb: string, order: KeyTargetOrder, { label, source }: Who['caller']) {
  const { unitPrefix, tariff, ...values } = order.rule;
  const subject = `${unitPrefix === '' ? '*' : unitPrefix}/${tariff === '' ? '*' : tariff}`;
  const detail = { order: order.order_id, ...values };
  return { actor: label, act: `key-target.${verb}`, subject, source, detail };
}
