import { SetrumError } from '@setrum/errors';
import { type AnyTransaction, businessMonth, uuidv7 } from '../../platform/index.ts';
import type { Application } from '../application/model.ts';
import { lockCustomer } from '../customer/find.ts';
import type { CustomerRecord } from '../customer/model.ts';
import { postCustomer } from '../customer/post.ts';
import { registerCompensationIn } from '../owed/register.ts';
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

/** What a posting came to. */
export interface PdlPosting {
  readonly pdl: Pdl;
  readonly customer: CustomerRecord;
  /** Null unless a deposit was settled. */
  readonly settlement: SettlementPlan | null;
}

/**
 * Effect of `postPdl`: the new data become live. Master register, history, what sales read, a migration's settlement, credit left in a
 * replaced meter and the ledger are written with the step or not at all. Throws SETRUM_PDL_UNKNOWN, SETRUM_PDL_STATE (not approved, or
 * posted), SETRUM_PDL_NOT_REALISED, SETRUM_PDL_STALE, SETRUM_CUSTOMER_EXISTS, SETRUM_IDPEL_UNKNOWN, SETRUM_CUSTOMER_REMOVED,
 * SETRUM_CUSTOMER_METER_TAKEN, SETRUM_CUSTOMER_EFFECTIVE_EARLY, SETRUM_TARIFF_UNKNOWN (no price for the final bill).
 */
export async function postPdl(step: FieldStep, ports: UjlPorts): Promise<PdlPosting> {
  const { transaction, application, caller, at } = step;
  const { agendaNo, idpel } = application;
  const pdl = await waiting(step, (one) => one.approvedBy !== null);
  if (needsFitter(application) && (await realisationOf(transaction, agendaNo)) === null)
    throw new SetrumError('SETRUM_PDL_NOT_REALISED', { agendaNo });
  const before = await lockCustomer(transaction, idpel);
  assertCustomer(application, before);
  assertSameMeter(pdl, before);
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
  await returnCredit(transaction, pdl, before, at);
  const posted = { posting_flag: 1, posted_by: caller.label, posted_at: at } as const;
  return { pdl: await change(step, posted), customer, settlement };
}

function assertCustomer({ kind, idpel }: Application, before: CustomerRecord | null): void {
  if (kind === 'PB') {
    if (before !== null) throw new SetrumError('SETRUM_CUSTOMER_EXISTS', { idpel });
    return;
  }
  if (before === null) throw new SetrumError('SETRUM_IDPEL_UNKNOWN', { idpel });
  if (kind !== 'PS' && before.state === 'removed')
    throw new SetrumError('SETRUM_CUSTOMER_REMOVED', { idpel });
}

/** The meter that the fitter took away is still the one on record. */
function assertSameMeter({ agendaNo, removedMeterNo }: Pdl, before: CustomerRecord | null): void {
  const hung = before?.meterNo ?? null;
  if (removedMeterNo === null || hung === null || hung === removedMeterNo) return;
  const detail = `removedMeterNo ${removedMeterNo}, ${hung}`;
  throw new SetrumError('SETRUM_PDL_STALE', { agendaNo, detail });
}

/** The customer as the PDL makes them. */
function renewed(
  application: Application,
  pdl: Pdl,
  before: CustomerRecord | null,
): CustomerRecord {
  const { idpel, kind, unit } = application;
  const connects = kind === 'PB' || kind === 'PS';
  const settles = migrates({ application, customer: before });
  return {
    ...{ idpel, unit, state: 'active', removedOn: null },
    ...{ name: pdl.name, identityNo: pdl.identityNo, phone: pdl.phone, email: pdl.email },
    ...{ address: pdl.address, rtRw: pdl.rtRw, kddk: pdl.kddk, substation: pdl.substation },
    ...{ pole: pdl.pole, purpose: pdl.purpose },
    ...{ product: pdl.product, tariff: pdl.tariff, powerVa: pdl.powerVa },
    ...{ meterNo: pdl.meterNo, meterMake: pdl.meterMake, meterType: pdl.meterType },
    ...{ meterKind: pdl.meterKind, factoryNo: pdl.factoryNo, phases: pdl.phases },
    ...{ contractNo: pdl.contractNo, contractOn: pdl.contractOn },
    connectedOn: connects ? pdl.effectiveOn : (before?.connectedOn ?? null),
    ujlHeldCents: settles ? 0 : (before?.ujlHeldCents ?? 0) + pdl.ujlCents,
  };
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

/** The credit left in a prepaid meter comes back as energy with the next purchase at the one in its place (sisa kWh). */
async function returnCredit(
  transaction: AnyTransaction,
  { remainingDkwh, product, meterNo }: Pdl,
  before: CustomerRecord | null,
  at: Date,
): Promise<void> {
  if (before?.product === 'postpaid' || product === 'postpaid') return;
  if (remainingDkwh === null || remainingDkwh === 0) return;
  const compensationId = uuidv7(at.getTime());
  const owed = { energyDkwh: remainingDkwh };
  await registerCompensationIn(transaction, { meterNo, compensationId, kind: 'SISA', owed, at });
}
