import { SetrumError } from '@setrum/errors';
import { assertUnit, recordAct } from '../../identity/index.ts';
import { inRetriedTransaction } from '../../platform/index.ts';
import type { ComplaintDesk, ComplaintRequest } from './desk.ts';
import type { Complaint } from './model.ts';
import { lockComplaint, updateComplaint } from './store.ts';
import { tell } from './tell.ts';

/**
 * Closes a complaint that needs no token: somebody has dealt with it. Closed again it stays as it is. Throws SETRUM_COMPLAINT_UNKNOWN,
 * SETRUM_UNIT_FORBIDDEN, SETRUM_COMPLAINT_STATE.
 */
export async function closeComplaint(
  desk: ComplaintDesk,
  agendaNo: string,
  { caller, at }: Omit<ComplaintRequest, 'requestKey'>,
): Promise<Complaint> {
  const closed = await inRetriedTransaction(desk.database, async (transaction) => {
    const complaint = await lockComplaint(transaction, agendaNo);
    assertUnit(caller, complaint.unit);
    if (complaint.kind !== 'other') throw new SetrumError('SETRUM_COMPLAINT_STATE', { agendaNo });
    if (complaint.closedAt !== null) return complaint;
    const after = { ...complaint, closedBy: caller.label, closedAt: at, changedAt: at };
    await updateComplaint(transaction, after);
    await tell({ transaction, at }, after, 'close');
    const act = { actor: caller.label, act: 'complaint.close', subject: agendaNo };
    await recordAct(transaction, { ...act, source: caller.source }, at);
    return after;
  });
  desk.onCommit?.();
  return closed;
}
