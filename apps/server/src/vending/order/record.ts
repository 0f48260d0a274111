import type { Transaction } from 'kysely';
import pg from 'pg';
import { type AnyTransaction, tablesIn } from '../../platform/index.ts';
import type { NewToken } from '../issue/stored-token.ts';
import { planKeyChangeIn } from '../meter-key/plan-change.ts';
import type { VendingTables } from '../tables.ts';
import type { MadeOrder } from './seal.ts';

/** The meter's keys changed between the making of an order and its record. */
class KeyMoved extends Error {}

/** Whether a record failed because somebody else was first; the order is then made anew, in a new transaction. */
export function isLostRace(error: unknown): boolean {
  return (
    error instanceof KeyMoved ||
    (error instanceof pg.DatabaseError &&
      ['23505', '23503', '40001', '40P01'].includes(error.code ?? ''))
  );
}

/**
 * Records an order's tokens and its key change, in the caller's transaction. `known`: this order is on record already, and what was made
 * now must be forgotten. What it throws rolls the transaction back; see `isLostRace`.
 */
export async function recordOrder(
  transaction: AnyTransaction,
  { order, plan, tokens }: MadeOrder,
  at: Date,
): Promise<'recorded' | 'known'> {
  const vending = tablesIn<VendingTables>(transaction, 'vending');
  // Tokens first and keys then, as a sale does: so the two never wait for each other.
  const recorded = await vending
    .insertInto('token')
    .values(tokens.map((token) => rowOf(order.meterNo, token, at)))
    .onConflict((conflict) => conflict.columns(['meter_no', 'request_id', 'part']).doNothing())
    .returning('part')
    .execute();
  if (recorded.length === 0) return 'known';
  if (recorded.length !== tokens.length) throw new Error('an order is on record in part');
  await assertKeys(vending, order.meterNo, plan);
  if (plan.keyChange === null) return 'recorded';
  if (plan.keyChange.isNew) {
    const { version } = await planKeyChangeIn(vending, order.meterNo, order.target ?? {});
    if (version !== plan.key.version) throw new KeyMoved('another key change was planned');
  }
  await vending
    .updateTable('meter_key')
    .set({ issued_at: at })
    .where('meter_no', '=', order.meterNo)
    .where('version', '=', plan.key.version)
    .where('issued_at', 'is', null)
    .execute();
  return 'recorded';
}

async function assertKeys(
  vending: Transaction<VendingTables>,
  meterNo: string,
  { current, pendingVersion }: MadeOrder['plan'],
): Promise<void> {
  const rows = await vending
    .selectFrom('meter_key')
    .select(['version', 'state'])
    .where('meter_no', '=', meterNo)
    .orderBy('version')
    .forUpdate()
    .execute();
  const versionOf = (wanted: string): number | null =>
    rows.find(({ state }) => state === wanted)?.version ?? null;
  if (versionOf('current') !== current.version || versionOf('pending') !== pendingVersion)
    throw new KeyMoved('the key changed meanwhile');
}

function rowOf(meterNo: string, token: NewToken, at: Date) {
  return {
    ...token,
    meter_no: meterNo,
    sealed: Buffer.from(token.sealed, 'base64'),
    digest: Buffer.from(token.digest, 'base64'),
    issued_at: at,
    card_uid: null,
    result: null,
    result_at: null,
  };
}
