import { SetrumError } from '@setrum/errors';
import { findSupplyPoint, listMeters } from './ap2t/index.ts';
import { assertUnit, type Caller } from './identity/index.ts';
import type { Database } from './platform/index.ts';

/**
 * Which meters a caller may do something with: those at customers of their units, and those in their units' stock. Who acts for the whole
 * utility may take any, also one that is known by its key only. The refusal is SETRUM_UNIT_FORBIDDEN or SETRUM_METER_UNKNOWN.
 */
export function meterScope(database: Database): (caller: Caller, meterNo: string) => Promise<void> {
  return async (caller, meterNo) => {
    if (caller.units === 'all') return;
    const place = await findSupplyPoint(database, { meterNo });
    assertUnit(caller, place?.unit ?? (await stockUnit(database, meterNo)));
  };
}

/** A meter in the central store is of no unit, so it is not theirs either. */
async function stockUnit(database: Database, meterNo: string): Promise<string> {
  const any = { unit: null, state: null, kind: null, modelId: null };
  const page = { after: null, limit: 5 };
  const found = await listMeters(database, { ...any, q: meterNo }, page, { units: 'all' });
  const meter = found.find((one) => one.meterNo === meterNo);
  if (meter === undefined) throw new SetrumError('SETRUM_METER_UNKNOWN', { meterNo });
  return meter.unit ?? '-';
}
