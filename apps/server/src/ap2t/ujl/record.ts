import { sql } from 'kysely';
import { type AnyTransaction, uuidv7 } from '../../platform/index.ts';
import { registerInstalmentIn } from '../owed/register.ts';
import { ujlTables } from './bills.ts';
import { insertFinalBill, type SettlementMark } from './final-bill-row.ts';
import type { SettlementPlan } from './model.ts';
import { owe } from './owe.ts';
import { insertPayout } from './payout-row.ts';
import { type Migration, planSettlement, type UjlPorts } from './plan.ts';
import { planRowOf } from './plan-row.ts';

/**
 * Settles a migration in the transaction that posts it: bills set off, the final bill made, token, instalment or request for cash, the record
 * and its event in the ledger, or nothing. `asksCash`: who wished for cash, whom another person decides after.
 */
export async function recordSettlement(
  transaction: AnyTransaction,
  migration: Migration,
  mark: SettlementMark & { readonly asksCash: string },
  ports: UjlPorts,
): Promise<SettlementPlan> {
  const { customer } = migration;
  const { idpel } = customer;
  const { agendaNo, to, by, at, asksCash } = mark;
  const plan = await planSettlement(transaction, migration, ports, true);
  await setOffOpenBills(transaction, idpel, plan, agendaNo);
  const finalMonth = await insertFinalBill(transaction, migration, plan, mark);
  const eventId = uuidv7(at.getTime());
  const instalmentId = await registerShortage(transaction, plan, to.meterNo, at);
  const compensationId =
    plan.outcome === 'token'
      ? await owe(transaction, { ...to, unit: customer.unit, cents: plan.surplusCents, at }, ports)
      : null;
  await ujlTables(transaction)
    .insertInto('ujl_settlement')
    .values({
      ...planRowOf(plan),
      agenda_no: agendaNo,
      event_id: eventId,
      idpel,
      meter_no: to.meterNo,
      final_month: finalMonth,
      compensation_id: compensationId,
      instalment_id: instalmentId,
      settled_by: by,
      settled_at: at,
    })
    .execute();
  if (plan.outcome === 'cash') {
    const request = { requestKey: `posting-${agendaNo}`, by: asksCash, at, taken: null };
    await insertPayout(transaction, { agendaNo, amountCents: plan.surplusCents, ...request });
  }
  const event = { eventId, shard: idpel, kind: 'ujl-settlement', lines: plan.lines, at };
  if (plan.lines.length > 0) await ports.ledger.book(transaction, event);
  return plan;
}

async function setOffOpenBills(
  transaction: AnyTransaction,
  idpel: string,
  plan: SettlementPlan,
  agendaNo: string,
): Promise<void> {
  for (const { month, billCents, taxCents, penaltyCents } of plan.setOffs) {
    if (month === null) continue;
    await ujlTables(transaction)
      .updateTable('bill')
      .set({
        set_off_bill_cents: sql<number>`set_off_bill_cents + ${billCents}`,
        set_off_tax_cents: sql<number>`set_off_tax_cents + ${taxCents}`,
        set_off_penalty_cents: sql<number>`set_off_penalty_cents + ${penaltyCents}`,
        set_off_by: agendaNo,
      })
      .where('idpel', '=', idpel)
      .where('month', '=', month)
      .execute();
  }
}

async function registerShortage(
  transaction: AnyTransaction,
  { perPurchaseCents, shortageCents: totalCents }: SettlementPlan,
  meterNo: string,
  at: Date,
): Promise<string | null> {
  if (perPurchaseCents === null) return null;
  const instalmentId = uuidv7(at.getTime());
  const sums = { totalCents, perPurchaseCents };
  await registerInstalmentIn(transaction, { meterNo, instalmentId, ...sums, at });
  return instalmentId;
}
