import { SetrumError } from '@setrum/errors';
import type { AuditAct, Caller } from '../../identity/index.ts';
import type { AnyTransaction } from '../../platform/index.ts';
import type { Product } from '../application/model.ts';
import { judgeFit } from './fit.ts';
import type { StockMeter } from './model.ts';
import { moveMeter } from './move.ts';
import { defaultStockPolicy, type StockPolicy } from './policy.ts';
import { holderOf, lockMeter } from './store.ts';

/** A meter that an application is to have. */
export interface MeterOrder {
  readonly meterNo: string;
  readonly agendaNo: string;
  readonly idpel: string;
  /** Service unit of the application: the meter must have been issued to it. */
  readonly unit: string;
  readonly product: Product;
  /** Of the supply; a meter of others is refused. Not given: not asked. */
  readonly phases?: 1 | 3 | null;
  /** The SOP's exception (2.3), with its reason of 3 to 500 characters. */
  readonly exception: { readonly reason: string } | null;
  readonly caller: Caller;
  readonly at: Date;
}

export interface TakenMeter {
  readonly meter: StockMeter;
  /** The product that the application now has: another one by the exception. */
  readonly product: Product;
  readonly productCorrected: boolean;
  /** Of the exception, for the audit trail: to be recorded last in the transaction (recordAct). Null: nothing out of the ordinary. */
  readonly act: AuditAct | null;
}

/**
 * Activation: takes a meter out of the unit's stock for an application. Part of the caller's transaction; the meter stays locked until
 * its end, so of two activations at once one meets SETRUM_METER_IN_USE.
 * Throws SETRUM_METER_UNKNOWN_IN_STOCK, SETRUM_METER_IN_USE, SETRUM_METER_OTHER_UNIT, SETRUM_METER_STATE, SETRUM_METER_PHASES,
 * SETRUM_METER_KIND_MISMATCH, SETRUM_METER_EXCEPTION_NOT_ALLOWED.
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
  return meter;
}

export function assertPhases({ meterNo, phases }: StockMeter, wanted: 1 | 3 | null): void {
  if (wanted === null || wanted === phases) return;
  throw new SetrumError('SETRUM_METER_PHASES', { meterNo, phases, wanted });
}

function inUse(meterNo: string, agendaNo: string | null, idpel: string | null): SetrumError {
  const params = { meterNo, agendaNo: agendaNo ?? '-', idpel: idpel ?? '-' };
  return new SetrumError('SETRUM_METER_IN_USE', params);
}

/** The reason itself stays in the movement: people write things there that have no place in the trail. */
export function exceptionAct(
  { agendaNo, product, unit, caller }: Pick<MeterOrder, 'agendaNo' | 'product' | 'unit' | 'caller'>,
  { meterNo, kind }: Pick<StockMeter, 'meterNo' | 'kind'>,
  becomes: Product,
): AuditAct {
  return {
    ...{ actor: caller.label, source: caller.source, act: 'meter.exception', subject: meterNo },
    ...{ detail: { agendaNo, kind, unit }, before: { product }, after: { product: becomes } },
  };
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
