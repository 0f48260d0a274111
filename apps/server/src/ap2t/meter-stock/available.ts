import { SetrumError } from '@setrum/errors';
import type { AnyTransaction } from '../../platform/index.ts';
import { assertNoCreditOut } from './credit-out.ts';
import { holderOf } from './holder.ts';
import type { StockMeter } from './model.ts';
import type { MeterOrder } from './order.ts';
import { lockMeter } from './store.ts';

/** The meter, locked, if it lies in the unit's stock. */
export async function availableMeter(
  transaction: AnyTransaction,
  { meterNo, unit }: Pick<MeterOrder, 'meterNo' | 'unit'>,
): Promise<StockMeter> {
  const meter = await lockMeter(transaction, meterNo);
  if (meter === null) throw new SetrumError('SETRUM_METER_UNKNOWN_IN_STOCK', { meterNo });
  if (meter.state === 'reserved' || meter.state === 'installed') {
    throw inUse(meterNo, meter.agendaNo, meter.idpel);
  }
  if (meter.unit !== null && meter.unit !== unit) {
    throw new SetrumError('SETRUM_METER_OTHER_UNIT', { meterNo, unit: meter.unit });
  }
  const holder = await holderOf(transaction, meterNo);
  if (holder !== null) throw inUse(meterNo, null, holder.idpel);
  await assertNoCreditOut(transaction, meterNo);
  return meter;
}

/** Refuses a meter of other phases than the supply: SETRUM_METER_PHASES. */
export function assertPhases({ meterNo, phases }: StockMeter, wanted: 1 | 3 | null): void {
  if (wanted === null || wanted === phases) return;
  throw new SetrumError('SETRUM_METER_PHASES', { meterNo, phases, wanted });
}

/** Who has it, as far as is known. */
export function inUse(meterNo: string, agendaNo: string | null, idpel: string | null): SetrumError {
  const params = { meterNo, agendaNo: agendaNo ?? '-', idpel: idpel ?? '-' };
  return new SetrumError('SETRUM_METER_IN_USE', params);
}
