import type { AnyTransaction } from '../../platform/index.ts';
import { ujlTables } from './bills.ts';
import type { SettlementPlan } from './model.ts';
import type { Migration } from './plan.ts';

/** A settlement's place in time and on record. */
export interface SettlementMark {
  readonly agendaNo: string;
  /** The meter of the new, prepaid data, and their tariff and power. */
  readonly to: { readonly meterNo: string; readonly tariff: string; readonly powerVa: number };
  readonly by: string;
  readonly at: Date;
  /** The calendar month now, YYYYMM (WIB). */
  readonly month: number;
}

/**
 * Puts the final bill among the customer's bills, with what was set off of it; P2APST collects the rest. It falls due in the month after this
 * one and after the newest bill's. Gives that month; null for a bill of nothing, which is not made.
 */
export async function insertFinalBill(
  transaction: AnyTransaction,
  { customer, stands, removedOn }: Migration,
  plan: SettlementPlan,
  mark: SettlementMark,
): Promise<number | null> {
  const { finalBill } = plan;
  if (finalBill.totalCents === 0) return null;
  const ap2t = ujlTables(transaction);
  const newest = await ap2t
    .selectFrom('bill')
    .select(['month', 'unit_phone'])
    .where('idpel', '=', customer.idpel)
    .orderBy('month', 'desc')
    .limit(1)
    .executeTakeFirst();
  const month = monthAfter(Math.max(mark.month, newest?.month ?? 0));
  const off = plan.setOffs.find((one) => one.month === null);
  await ap2t
    .insertInto('bill')
    .values({
      idpel: customer.idpel,
      month,
      name: customer.name,
      unit: customer.unit,
      unit_phone: newest?.unit_phone ?? '',
      tariff: customer.tariff,
      power_va: customer.powerVa,
      due_on: `${Math.floor(month / 100)}-${String(month % 100).padStart(2, '0')}-20`,
      reading_on: removedOn,
      bill_cents: finalBill.energyCents + finalBill.ppjCents,
      tax_cents: finalBill.ppnCents,
      readings: JSON.stringify([
        { previous: stands.lastLwbpKwh, current: stands.removedLwbpKwh },
        { previous: stands.lastWbpKwh, current: stands.removedWbpKwh },
        { previous: 0, current: 0 },
      ]),
      set_off_bill_cents: off?.billCents ?? 0,
      set_off_tax_cents: off?.taxCents ?? 0,
      set_off_penalty_cents: 0,
      set_off_by: off === undefined ? null : mark.agendaNo,
    })
    .execute();
  return month;
}

function monthAfter(month: number): number {
  return month % 100 === 12 ? month + 89 : month + 1;
}
