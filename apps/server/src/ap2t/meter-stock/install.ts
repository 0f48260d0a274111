import { SetrumError } from '@setrum/errors';
import type { Caller } from '../../identity/index.ts';
import type { AnyTransaction } from '../../platform/index.ts';
import { assertPhases, availableMeter } from './available.ts';
import { judgeFit } from './fit.ts';
import type { StockMeter } from './model.ts';
import { moveMeter } from './move.ts';
import type { MeterOrder } from './order.ts';
import { defaultStockPolicy, type StockPolicy } from './policy.ts';
import { lockMeter } from './store.ts';

/** A meter that the fitter has put up. */
export interface MeterInstallation extends Omit<MeterOrder, 'exception'> {
  /** Its register at that moment, whole kWh; null: not read. */
  readonly standKwh: number | null;
}

/**
 * The meter that was activated for an application is installed. A postpaid one, which is not activated, comes from the unit's stock at
 * once. Part of the caller's transaction. Throws SETRUM_METER_UNKNOWN_IN_STOCK, SETRUM_METER_IN_USE, SETRUM_METER_OTHER_UNIT,
 * SETRUM_METER_STATE (a prepaid one that was not activated), SETRUM_METER_CREDIT_OUT, SETRUM_METER_PHASES,
 * SETRUM_METER_KIND_MISMATCH.
 */
export async function installMeter(
  transaction: AnyTransaction,
  order: MeterInstallation,
  policy: StockPolicy = defaultStockPolicy,
): Promise<StockMeter> {
  const { agendaNo, idpel, unit, caller, at, standKwh } = order;
  const meter = await installable(transaction, order, policy);
  return moveMeter(transaction, meter, {
    ...{ action: 'install', unit, place: { agendaNo, idpel }, madeBy: caller.label, at },
    note: { standKwh },
  });
}

async function installable(
  transaction: AnyTransaction,
  order: MeterInstallation,
  policy: StockPolicy,
): Promise<StockMeter> {
  const { meterNo, agendaNo, product, unit } = order;
  const meter = await lockMeter(transaction, meterNo);
  if (meter?.state === 'reserved' && meter.agendaNo === agendaNo) return meter;
  const available = await availableMeter(transaction, order);
  if (product !== 'postpaid') {
    const { state } = available;
    throw new SetrumError('SETRUM_METER_STATE', { meterNo, state, action: 'install' });
  }
  const phases = order.phases ?? null;
  assertPhases(available, phases);
  const question = { meterNo, kind: available.kind, product, unit, phases, exception: null };
  await judgeFit(transaction, question, policy);
  return available;
}

/** A meter that is taken down. */
export interface MeterRemoval {
  readonly meterNo: string;
  /** The customer it is taken down at. */
  readonly idpel: string;
  /** By which application; null: without one. */
  readonly agendaNo: string | null;
  /** Stand cabut, and the credit left in a prepaid meter; null where it could not be read. */
  readonly reading: { readonly standKwh: number; readonly remainingDkwh: number | null } | null;
  readonly reason: string | null;
  readonly caller: Caller;
  readonly at: Date;
}

/**
 * A customer's meter is removed and lies with its unit. Null for a meter that never was in stock: it came into service before stock was
 * kept, and there is nothing to move. Part of the caller's transaction. Throws SETRUM_METER_STATE, SETRUM_METER_IN_USE (installed at
 * somebody else's).
 */
export async function removeMeter(
  transaction: AnyTransaction,
  removal: MeterRemoval,
): Promise<StockMeter | null> {
  const { meterNo, idpel, agendaNo, reading, reason, caller, at } = removal;
  const meter = await lockMeter(transaction, meterNo);
  if (meter === null) return null;
  if (meter.state === 'installed' && meter.idpel !== idpel) {
    const params = { meterNo, agendaNo: meter.agendaNo ?? '-', idpel: meter.idpel ?? '-' };
    throw new SetrumError('SETRUM_METER_IN_USE', params);
  }
  return moveMeter(transaction, meter, {
    ...{ action: 'remove', place: null, madeBy: caller.label, at },
    note: {
      ...{ reason, agendaNo, idpel },
      standKwh: reading?.standKwh ?? null,
      remainingDkwh: reading?.remainingDkwh ?? null,
    },
  });
}
