import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { type ErrorCode, SetrumError } from '@setrum/errors';
import { type TestWorld, testPartner } from '../../../test-support/world.ts';
import { depositBalance } from '../../deposit/service.ts';
import { verifyLedger } from '../../ledger/verify.ts';
import type { SoldPurchase } from '../model.ts';

/** For `assert.rejects`. */
export const coded = (code: ErrorCode) => (error: unknown) =>
  error instanceof SetrumError && error.code === code;

/** The ledger, the deposits, the records and the tokens agree. */
export async function assertSound(world: TestWorld): Promise<void> {
  const { postings, ...findings } = await verifyLedger(world.database);
  assert.ok(postings > 0);
  const whole = { sumCents: 0, unbalancedEvents: [], deposits: [], incompletePurchases: [] };
  assert.deepEqual(findings, whole);
}

export async function balanceOf(world: TestWorld): Promise<number> {
  return (await depositBalance(world.database, testPartner.partnerId)) ?? Number.NaN;
}

/** The purchases on record under a request key. */
export async function recorded(world: TestWorld, requestKey: string) {
  const { rows } = await world.database.pool.query(
    'select * from p2apst.purchase where request_key = $1',
    [requestKey],
  );
  return rows;
}

/** What the postings of one account add up to. */
export async function accountCents(world: TestWorld, account: string): Promise<number> {
  const { rows } = await world.database.pool.query<{ cents: number }>(
    'select coalesce(sum(amount_cents), 0)::bigint as cents from p2apst.posting where account = $1',
    [account],
  );
  return rows[0]?.cents ?? Number.NaN;
}

/** Energy sold to a meter in a month (YYYYMM), tenths of a kWh. */
export async function energyOf(world: TestWorld, meterNo: string, month: number): Promise<number> {
  const { rows } = await world.database.pool.query<{ energy_dkwh: number }>(
    'select energy_dkwh from p2apst.meter_month where meter_no = $1 and month = $2',
    [meterNo, month],
  );
  return rows[0]?.energy_dkwh ?? 0;
}

/** Takes a sale back, as the settlement of a difference does. */
export async function refund(world: TestWorld, sold: SoldPurchase): Promise<boolean | null> {
  const { rows } = await world.database.pool.query<{ refunded: boolean | null }>(
    'select p2apst.refund_purchase($1, $2, $3, $4) as refunded',
    [sold.meterNo, sold.reference, randomUUID(), world.now.toISOString()],
  );
  return rows[0]?.refunded ?? null;
}
