import { SetrumError } from '@setrum/errors';
import { businessDay, tablesIn } from '../../platform/index.ts';
import type { ApplicationTables } from '../application/tables.ts';
import { rebindCards } from '../card/rebind.ts';
import type { CustomerRecord } from '../customer/model.ts';
import { postCustomer } from '../customer/post.ts';
import type { TakenMeter } from '../meter-stock/reserve.ts';
import { changeMeters, keepRemoval } from './change-meters.ts';
import type { Entry } from './desk.ts';
import { movedEnergy, takeCredits } from './energy.ts';
import type { Complaint, Replacement } from './model.ts';
import type { ReplacementOrder } from './order.ts';
import { askForNewMeter } from './tokens.ts';

/**
 * PENGADUAN TEKNIK: another meter in the place of a broken one, whole or not at all. The old one sells no more and lies with its unit; the
 * new one is the customer's from today, with what was owed, the cards, and the credit that was left; its tokens are asked for. Throws the
 * refusals of meter stock, master data, cards and tokens, SETRUM_APPLICATION_OPEN, SETRUM_COMPLAINT_CREDIT, SETRUM_COMPLAINT_ENERGY.
 */
export async function replaceMeter(
  entry: Entry,
  draft: Complaint,
  order: ReplacementOrder,
): Promise<Complaint> {
  const { transaction, desk, customer, agendaNo, caller, at } = entry;
  const meterNo = draft.meterNo ?? '';
  await assertNoActivation(entry);
  // From here on no sale to the old meter gets in between: it is on record, or it will find the meter gone.
  await desk.sales.holdSales(transaction, meterNo, at);
  const taken = await changeMeters(entry, meterNo, order);
  const { newMeterNo } = order;
  const creditDkwh = await takeCredits(entry, {
    ...{ meterNo, tokenIds: order.notEntered, toMeterNo: newMeterNo },
  });
  const after = renewed(customer, taken);
  const today = businessDay(at, null);
  // The number of a complaint is none of an application.
  const posting = {
    record: after,
    effectiveFrom: today,
    mutationKind: 'E',
    agendaNo: null,
  } as const;
  await postCustomer(transaction, { ...posting, by: caller.label, at });
  await keepRemoval(entry, meterNo, order);
  await rebindCards(transaction, {
    ...{
      fromMeterNo: meterNo,
      to: { meterNo: newMeterNo, idpel: customer.idpel, unit: customer.unit },
    },
    takesCards: taken.meter.kind === 'nfc' && newMeterNo.length === 11,
    ...{ agendaNo, by: caller.label, at },
  });
  const { remainingDkwh } = order.removal;
  const moved = movedEnergy((remainingDkwh ?? 0) + creditDkwh, desk.rules);
  const newProduct = taken.product === 'prepaid-nfc' ? 'prepaid-nfc' : 'prepaid';
  const { fitter, seals } = order;
  const replacement: Replacement = {
    ...{ newMeterNo, newProduct, fitter, seals, remainingDkwh, creditDkwh },
  };
  const complaint: Complaint = { ...draft, replacement, ...moved };
  await askForNewMeter(entry, complaint, after, taken.meter);
  const step = { transaction, complaint, before: customer, after, order, caller, at };
  await desk.makePapers({ ...step, newMeter: taken.meter });
  return complaint;
}

/** An application that has activated a meter goes by the one that hangs now. */
async function assertNoActivation({ transaction, customer }: Entry): Promise<void> {
  const { idpel } = customer;
  const open = await tablesIn<ApplicationTables>(transaction, 'ap2t')
    .selectFrom('application')
    .select('agenda_no')
    .where('idpel', '=', idpel)
    .where('state', 'not in', ['posted', 'cancelled'])
    .where('meter_no', 'is not', null)
    .executeTakeFirst();
  if (open !== undefined)
    throw new SetrumError('SETRUM_APPLICATION_OPEN', { idpel, agendaNo: open.agenda_no });
}

function renewed(customer: CustomerRecord, { meter, product }: TakenMeter): CustomerRecord {
  return {
    ...{ ...customer, product, meterNo: meter.meterNo, meterMake: meter.brand },
    ...{ meterType: meter.type, meterKind: meter.kind, factoryNo: meter.factoryNo },
    phases: meter.phases,
  };
}
