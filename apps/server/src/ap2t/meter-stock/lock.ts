import { SetrumError } from '@setrum/errors';
import { assertUnit, type Caller } from '../../identity/index.ts';
import type { AnyTransaction } from '../../platform/index.ts';
import type { StockMeter } from './model.ts';
import { lockMeters } from './store.ts';

/** Locks meters that are all there and all in the caller's scope. */
export async function lockAll(
  transaction: AnyTransaction,
  meterNos: readonly string[],
  caller: Caller,
): Promise<readonly StockMeter[]> {
  const meters = await lockMeters(transaction, meterNos);
  const found = new Set(meters.map(({ meterNo }) => meterNo));
  const missing = meterNos.find((meterNo) => !found.has(meterNo));
  if (missing !== undefined) {
    throw new SetrumError('SETRUM_METER_UNKNOWN_IN_STOCK', { meterNo: missing });
  }
  for (const { unit } of meters) if (unit !== null) assertUnit(caller, unit);
  return meters;
}

/** Refuses a meter that is listed twice: SETRUM_METER_TWICE. */
export function assertDistinct(meterNos: readonly string[]): void {
  const seen = new Set<string>();
  for (const meterNo of meterNos) {
    if (seen.has(meterNo)) throw new SetrumError('SETRUM_METER_TWICE', { meterNo });
    seen.add(meterNo);
  }
}
