import { uuidv7 } from '../../platform/index.ts';
import type { HoldSales } from '../card/model.ts';
import { rebindCards } from '../card/rebind.ts';
import type { CustomerRecord } from '../customer/model.ts';
import { sellsTo } from '../customer/supply.ts';
import { registerCompensationIn } from '../owed/register.ts';
import type { FieldStep } from '../realisation/model.ts';
import type { Pdl } from './model.ts';

/** The prepaid meter in whose place the PDL puts another one; null where none is. */
function replacedMeter(pdl: Pdl, before: CustomerRecord | null): string | null {
  const old = sellsTo(before) ? (before?.meterNo ?? null) : null;
  return old === pdl.meterNo ? null : old;
}

/** From here on no sale to the old meter gets in between: it is on record, or it will find the meter gone. */
export async function holdOldMeter(
  { transaction, at }: FieldStep,
  pdl: Pdl,
  before: CustomerRecord | null,
  holdSales: HoldSales | undefined,
): Promise<void> {
  const old = replacedMeter(pdl, before);
  if (old !== null) await holdSales?.(transaction, old, at);
}

/** The customer's cards go along, and the credit left in the old meter comes back as energy with the next purchase (sisa kWh). */
export async function leaveOldMeter(
  { transaction, application, caller, at }: FieldStep,
  pdl: Pdl,
  before: CustomerRecord | null,
): Promise<void> {
  const old = replacedMeter(pdl, before);
  if (old === null || pdl.product === 'postpaid') return;
  const { meterNo, agendaNo, idpel, remainingDkwh } = pdl;
  await rebindCards(transaction, {
    fromMeterNo: old,
    to: { meterNo, idpel, unit: application.unit },
    // The card's map has room for 11 digits.
    takesCards: pdl.meterKind === 'nfc' && meterNo.length === 11,
    ...{ agendaNo, by: caller.label, at },
  });
  if (remainingDkwh === null || remainingDkwh === 0) return;
  const compensationId = uuidv7(at.getTime());
  const owed = { energyDkwh: remainingDkwh };
  await registerCompensationIn(transaction, { meterNo, compensationId, kind: 'SISA', owed, at });
}
