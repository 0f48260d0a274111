import { SetrumError } from '@setrum/errors';
import type { Caller } from '../../identity/index.ts';
import type { AnyTransaction } from '../../platform/index.ts';
import { assertPhases, availableMeter, inUse } from './available.ts';
import { exceptionAct } from './exception.ts';
import { judgeFit } from './fit.ts';
import type { StockMeter } from './model.ts';
import { moveMeter } from './move.ts';
import type { MeterOrder, TakenMeter } from './order.ts';
import { defaultStockPolicy, type StockPolicy } from './policy.ts';
import { lockMeter } from './store.ts';

export type { MeterOrder, TakenMeter } from './order.ts';

/**
 * Activation: takes a meter out of the unit's stock for an application. Part of the caller's transaction; the meter stays locked until
 * its end, so of two activations at once one meets SETRUM_METER_IN_USE.
 * Throws SETRUM_METER_UNKNOWN_IN_STOCK, SETRUM_METER_IN_USE, SETRUM_METER_OTHER_UNIT, SETRUM_METER_STATE, SETRUM_METER_CREDIT_OUT,
 * SETRUM_METER_PHASES, SETRUM_METER_KIND_MISMATCH, SETRUM_METER_EXCEPTION_NOT_ALLOWED.
 */
export async function reserveMeter(
  transaction: AnyTransaction,
  order: MeterOrder,
  policy: StockPolicy = defaultStockPolicy,
): Promise<TakenMeter> {
  const { meterNo, agendaNo, idpel, unit, caller, at, exception } = order;
  const meter = await availableMeter(transaction, order);
  const phases = order.phases ?? null;
  assertPhases(meter, phases);
  const question = { meterNo, kind: meter.kind, product: order.product, unit, phases, exception };
  const { product, productCorrected } = await judgeFit(transaction, question, policy);
  const reserved = await moveMeter(transaction, meter, {
    ...{ action: 'reserve', unit, place: { agendaNo, idpel }, madeBy: caller.label, at },
    note: { reason: productCorrected ? (exception?.reason ?? null) : null },
  });
  const act = productCorrected ? exceptionAct(order, reserved, product) : null;
  return { meter: reserved, product, productCorrected, act };
}

/** What gives a meter back. */
export interface MeterRelease {
  readonly meterNo: string;
  readonly agendaNo: string;
  readonly reason: string | null;
  readonly caller: Caller;
  readonly at: Date;
}

/**
 * Undoes an activation before installation: the meter lies in its unit's stock again. Part of the caller's transaction. Throws
 * SETRUM_METER_UNKNOWN_IN_STOCK, SETRUM_METER_STATE, SETRUM_METER_IN_USE (reserved for another application).
 */
export async function releaseMeter(
  transaction: AnyTransaction,
  { meterNo, agendaNo, reason, caller, at }: MeterRelease,
): Promise<StockMeter> {
  const meter = await lockMeter(transaction, meterNo);
  if (meter === null) throw new SetrumError('SETRUM_METER_UNKNOWN_IN_STOCK', { meterNo });
  if (meter.state === 'reserved' && meter.agendaNo !== agendaNo) {
    throw inUse(meterNo, meter.agendaNo, meter.idpel);
  }
  return moveMeter(transaction, meter, {
    ...{ action: 'release', place: null, madeBy: caller.label, at },
    note: { reason, agendaNo, idpel: meter.idpel },
  });
}
