import { businessDay } from '../../platform/index.ts';
import { recordRemoval } from '../customer/removal.ts';
import { installMeter, removeMeter } from '../meter-stock/install.ts';
import { reserveMeter, type TakenMeter } from '../meter-stock/reserve.ts';
import type { Entry } from './desk.ts';
import type { ReplacementOrder } from './order.ts';

/** The new meter out of the unit's stock, the old one back into it. */
export async function changeMeters(
  { transaction, desk, customer, agendaNo, caller, at, note }: Entry,
  oldMeterNo: string,
  order: ReplacementOrder,
): Promise<TakenMeter> {
  const { idpel, unit, product, phases } = customer;
  const { newMeterNo: meterNo, exceptionReason, installedStandKwh: standKwh, removal } = order;
  const place = { meterNo, agendaNo, idpel, unit, phases, caller, at };
  const exception = exceptionReason === null ? null : { reason: exceptionReason };
  const taken = await reserveMeter(transaction, { ...place, product, exception }, desk.stock);
  if (taken.act !== null) note(taken.act);
  await removeMeter(transaction, {
    ...{ meterNo: oldMeterNo, idpel, agendaNo, reason: 'pengaduan teknik', caller, at },
    reading:
      removal.standKwh === null
        ? null
        : { standKwh: removal.standKwh, remainingDkwh: removal.remainingDkwh },
  });
  const installed = { ...place, product: taken.product, standKwh };
  return { ...taken, meter: await installMeter(transaction, installed, desk.stock) };
}

/** Records what the old meter showed. */
export async function keepRemoval(
  { transaction, customer, agendaNo, caller, at }: Entry,
  meterNo: string,
  { fitter, removal }: ReplacementOrder,
): Promise<void> {
  const { standKwh: lwbpKwh, peakStandKwh: wbpKwh, remainingDkwh } = removal;
  await recordRemoval(
    transaction,
    {
      ...{ idpel: customer.idpel, agendaNo: null, cause: 'meter-replacement', meterNo },
      ...{ removedOn: businessDay(at, null), fitter, lwbpKwh, wbpKwh, kvarh: null, remainingDkwh },
    },
    { by: caller.label, at, requestKey: `complaint:${agendaNo}` },
  );
}
