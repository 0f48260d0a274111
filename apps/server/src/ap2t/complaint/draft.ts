import { SetrumError } from '@setrum/errors';
import { callerMay } from '../../identity/index.ts';
import type { ComplaintRequest, Entry } from './desk.ts';
import type { Complaint } from './model.ts';
import type { ComplaintOrder } from './order.ts';

/** Refuses what makes no sense, and what the caller may not ask for. Throws SETRUM_FORBIDDEN, SETRUM_BAD_REQUEST. */
export function assertOrder(order: ComplaintOrder, { caller }: ComplaintRequest): void {
  const { kind, idpel, meterNo, replacement, clearCredit } = order;
  if (!callerMay(caller, 'complaint.enter')) throw new SetrumError('SETRUM_FORBIDDEN');
  // What wipes credit out of a meter is not everybody's who takes complaints.
  if (clearCredit && !callerMay(caller, 'token-request.make'))
    throw new SetrumError('SETRUM_FORBIDDEN');
  const wrong = [
    (idpel === null) === (meterNo === null) ? 'idpel / meterNo' : null,
    (kind === 'replace-meter') !== (replacement !== null) ? 'replacement' : null,
    clearCredit && kind !== 'clear-tamper' ? 'clearCredit' : null,
  ].find((problem) => problem !== null);
  if (wrong !== undefined && wrong !== null)
    throw new SetrumError('SETRUM_BAD_REQUEST', { detail: wrong });
}

/** The complaint before anything is done. Throws SETRUM_CUSTOMER_REMOVED, SETRUM_COMPLAINT_NOT_PREPAID, SETRUM_METER_UNKNOWN. */
export function draftOf(
  { customer, agendaNo, caller, at }: Entry,
  order: ComplaintOrder,
): Complaint {
  const { kind, channel, display, description } = order;
  const { idpel, unit, state, product, meterNo: hangs } = customer;
  if (state === 'removed') throw new SetrumError('SETRUM_CUSTOMER_REMOVED', { idpel });
  const prepaid = product !== 'postpaid' && hangs !== null;
  if (kind !== 'other' && !prepaid)
    throw new SetrumError('SETRUM_COMPLAINT_NOT_PREPAID', { idpel });
  if (order.meterNo !== null && order.meterNo !== hangs)
    throw new SetrumError('SETRUM_METER_UNKNOWN', { meterNo: order.meterNo });
  return {
    ...{ agendaNo, kind, idpel, meterNo: prepaid ? hangs : null, unit, channel, display },
    ...{ description, replacement: null, energyState: 'none', energyDkwh: null },
    ...{ decidedBy: null, decidedAt: null, decisionReason: null, closedBy: null, closedAt: null },
    ...{ madeBy: caller.label, madeAt: at, changedAt: at },
  };
}
