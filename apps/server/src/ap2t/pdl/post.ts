import { SetrumError } from '@setrum/errors';
import { recordAct } from '../../identity/index.ts';
import { type AnyTransaction, businessMonth } from '../../platform/index.ts';
import type { HoldSales } from '../card/model.ts';
import { customerChange } from '../customer/audit.ts';
import { lockCustomer } from '../customer/find.ts';
import type { CustomerRecord } from '../customer/model.ts';
import { postCustomer } from '../customer/post.ts';
import { realisationOf } from '../realisation/find.ts';
import { type FieldStep, needsFitter } from '../realisation/model.ts';
import { lastBilledOf } from '../ujl/bills.ts';
import type { SettlementPlan } from '../ujl/model.ts';
import type { UjlPorts } from '../ujl/plan.ts';
import { recordSettlement } from '../ujl/record.ts';
import { change, waiting } from './decide.ts';
import { migrationOf } from './migration.ts';
import type { Pdl } from './model.ts';
import { migrates } from './propose.ts';
import { assertRenewable, renewed } from './renew.ts';
import { holdOldMeter, leaveOldMeter } from './replaced-meter.ts';

/** What a posting needs from outside. */
export interface PostingPorts extends UjlPorts {
  /** `holdSales` of P2APST; without it a sale that is under way at that very moment may still go to a meter that is taken away. */
  readonly holdSales?: HoldSales;
}

/** What a posting came to. */
export interface PdlPosting {
  readonly pdl: Pdl;
  readonly customer: CustomerRecord;
  /** Null unless a deposit was settled. */
  readonly settlement: SettlementPlan | null;
}

/**
 * Effect of `postPdl`: the new data become live. Master register, history, what sales read, a migration's settlement, cards and credit of
 * a replaced meter, and the ledger are written with the step or not at all. Throws SETRUM_PDL_UNKNOWN, SETRUM_PDL_STATE (not approved, or
 * posted), SETRUM_PDL_NOT_REALISED, SETRUM_PDL_STALE, SETRUM_CUSTOMER_EXISTS, SETRUM_IDPEL_UNKNOWN, SETRUM_CUSTOMER_REMOVED,
 * SETRUM_CUSTOMER_METER_TAKEN, SETRUM_CUSTOMER_EFFECTIVE_EARLY, SETRUM_TARIFF_UNKNOWN (no price for the final bill).
 */
export async function postPdl(step: FieldStep, ports: PostingPorts): Promise<PdlPosting> {
  const { transaction, application, caller, at } = step;
  const { agendaNo, idpel } = application;
  const pdl = await waiting(step, (one) => one.approvedBy !== null);
  if (needsFitter(application) && (await realisationOf(transaction, agendaNo)) === null)
    throw new SetrumError('SETRUM_PDL_NOT_REALISED', { agendaNo });
  const before = await lockCustomer(transaction, idpel);
  assertRenewable(application, pdl, before);
  await holdOldMeter(step, pdl, before, ports.holdSales);
  const customer = renewed(application, pdl, before);
  await postCustomer(transaction, {
    record: customer,
    effectiveFrom: pdl.effectiveOn,
    mutationKind: pdl.mutationKind,
    agendaNo,
    by: caller.label,
    at,
  });
  const settlement =
    before !== null && migrates({ application, customer: before })
      ? await settle(step, pdl, before, ports)
      : null;
  await leaveOldMeter(step, pdl, before);
  const { alsoChanged, ...changes } = customerChange(before, customer);
  const act = { actor: caller.label, act: 'customer.post', subject: idpel, ...changes };
  const detail = {
    agendaNo,
    mutation: pdl.mutationKind,
    effectiveOn: pdl.effectiveOn,
    alsoChanged,
  };
  const columns = { posting_flag: 1, posted_by: caller.label, posted_at: at } as const;
  const posted = await change(step, columns);
  await recordAct(transaction, { ...act, detail }, at);
  return { pdl: posted, customer, settlement };
}

async function settle(
  step: FieldStep,
  pdl: Pdl,
  before: CustomerRecord,
  ports: UjlPorts,
): Promise<SettlementPlan> {
  const { transaction, caller, at } = step;
  const { agendaNo } = pdl;
  await assertSameBills(transaction, pdl);
  const { meterNo, tariff, powerVa } = pdl;
  const mark = { agendaNo, to: { meterNo, tariff, powerVa }, by: caller.label, at };
  return recordSettlement(
    transaction,
    await migrationOf(transaction, pdl, before),
    { ...mark, month: businessMonth(at), asksCash: pdl.enteredBy },
    ports,
  );
}

/** A bill made since the entry has moved the stand from which the final one counts. */
async function assertSameBills(transaction: AnyTransaction, pdl: Pdl): Promise<void> {
  if (pdl.removedLwbpKwh === null) return;
  const last = await lastBilledOf(transaction, pdl.idpel);
  if (last === null) return;
  const same =
    last.lwbpKwh === pdl.lastBilledLwbpKwh && last.wbpKwh === (pdl.lastBilledWbpKwh ?? 0);
  if (same) return;
  const detail = `lastBilledLwbpKwh ${pdl.lastBilledLwbpKwh}, ${last.lwbpKwh}`;
  throw new SetrumError('SETRUM_PDL_STALE', { agendaNo: pdl.agendaNo, detail });
}
