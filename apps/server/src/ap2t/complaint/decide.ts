import { SetrumError } from '@setrum/errors';
import { assertOtherPerson, assertUnit, recordAct } from '../../identity/index.ts';
import { type AnyTransaction, inRetriedTransaction } from '../../platform/index.ts';
import { carriedEnergy, releaseCredits } from '../../vending/index.ts';
import { lockCustomer } from '../customer/find.ts';
import type { ComplaintDesk, ComplaintRequest } from './desk.ts';
import { owedEnergy } from './energy.ts';
import type { Complaint } from './model.ts';
import { findComplaint, lockComplaint, updateComplaint } from './store.ts';
import { tell } from './tell.ts';
import { askForCredit } from './tokens.ts';

/** What a second person says to credit that moves to a new meter. */
export interface EnergyDecision {
  readonly agendaNo: string;
  readonly decision: 'approve' | 'refuse';
  /** Less than what was entered, tenths of a kWh; null: all of it. */
  readonly energyDkwh: number | null;
  /** Must be given with a refusal, and where less is approved. */
  readonly reason: string | null;
}

/**
 * Decides about credit that was too much for one person to say; approved, its token is asked for in the same commit. The same decision of
 * the same person again changes nothing. Throws SETRUM_COMPLAINT_UNKNOWN, SETRUM_UNIT_FORBIDDEN, SETRUM_ORDER_OWN, SETRUM_COMPLAINT_DECIDED,
 * SETRUM_COMPLAINT_METER_CHANGED, SETRUM_COMPLAINT_ENERGY, SETRUM_REASON_MISSING.
 */
export async function decideEnergy(
  desk: ComplaintDesk,
  decision: EnergyDecision,
  request: Omit<ComplaintRequest, 'requestKey'>,
): Promise<Complaint> {
  const decided = await inRetriedTransaction(desk.database, async (transaction) => {
    // The customer first, as everybody does who changes what hangs there.
    const seen = await findComplaint(transaction, decision.agendaNo);
    assertUnit(request.caller, seen.unit);
    const customer = await lockCustomer(transaction, seen.idpel);
    const complaint = await lockComplaint(transaction, decision.agendaNo);
    if (complaint.energyState !== 'to-decide') return sameDecision(complaint, decision, request);
    assertOtherPerson(complaint.madeBy, request.caller);
    const after = judged(complaint, decision, request);
    const { replacement, meterNo } = complaint;
    const newMeterNo = replacement?.newMeterNo ?? '';
    if (decision.decision === 'refuse')
      await releaseCredits(transaction, { meterNo: meterNo ?? '', toMeterNo: newMeterNo });
    else if (customer?.meterNo !== newMeterNo)
      throw new SetrumError('SETRUM_COMPLAINT_METER_CHANGED', {
        ...{ meterNo: newMeterNo, idpel: complaint.idpel },
      });
    else await askForCredit({ transaction, ...request }, after);
    return record(transaction, after, request);
  });
  desk.onCommit?.();
  return decided;
}

function judged(
  complaint: Complaint,
  { decision, energyDkwh, reason }: EnergyDecision,
  { caller, at }: Omit<ComplaintRequest, 'requestKey'>,
): Complaint {
  const owedDkwh = owedEnergy(complaint);
  const approvedDkwh = energyDkwh ?? owedDkwh;
  if (approvedDkwh > owedDkwh)
    throw new SetrumError('SETRUM_COMPLAINT_ENERGY', {
      energyKwh: (approvedDkwh / 10).toFixed(1),
      mostKwh: (owedDkwh / 10).toFixed(1),
    });
  if ((decision === 'refuse' || approvedDkwh < owedDkwh) && reason === null)
    throw new SetrumError('SETRUM_REASON_MISSING');
  const made = { decidedBy: caller.label, decidedAt: at, decisionReason: reason, changedAt: at };
  return decision === 'refuse'
    ? { ...complaint, ...made, energyState: 'refused' }
    : { ...complaint, ...made, energyState: 'requested', energyDkwh: carriedEnergy(approvedDkwh) };
}

function sameDecision(
  complaint: Complaint,
  { decision, energyDkwh }: EnergyDecision,
  { caller }: Omit<ComplaintRequest, 'requestKey'>,
): Complaint {
  const { agendaNo, energyState, decidedBy } = complaint;
  const approved = carriedEnergy(energyDkwh ?? owedEnergy(complaint));
  const same =
    decidedBy === caller.label &&
    (decision === 'refuse' ? energyState === 'refused' : complaint.energyDkwh === approved);
  if (!same) throw new SetrumError('SETRUM_COMPLAINT_DECIDED', { agendaNo });
  return complaint;
}

async function record(
  transaction: AnyTransaction,
  complaint: Complaint,
  { caller, at }: Omit<ComplaintRequest, 'requestKey'>,
): Promise<Complaint> {
  const { agendaNo, energyState, energyDkwh, meterNo, replacement } = complaint;
  await updateComplaint(transaction, complaint);
  await tell({ transaction, at }, complaint, 'decide-energy');
  const newMeterNo = replacement?.newMeterNo ?? null;
  const act = { actor: caller.label, act: 'complaint.decide-energy', subject: agendaNo };
  const detail = { energyState, energyDkwh, meterNo, newMeterNo };
  await recordAct(transaction, { ...act, source: caller.source, detail }, at);
  return complaint;
}
