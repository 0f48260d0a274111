import { type AuditAct, recordAct } from '../../identity/index.ts';
import { type AnyTransaction, businessDay, inRetriedTransaction } from '../../platform/index.ts';
import { digestOf } from '../application/digest.ts';
import type { CustomerRecord } from '../customer/model.ts';
import { allotNumber } from '../number/allot.ts';
import { complainant } from './complainant.ts';
import type { ComplaintDesk, ComplaintRequest, Entry } from './desk.ts';
import { assertOrder, draftOf } from './draft.ts';
import { openCredits } from './energy.ts';
import type { Complaint } from './model.ts';
import type { ComplaintOrder } from './order.ts';
import type { OpenCredit } from './ports.ts';
import { replaceMeter } from './replace-meter.ts';
import { complaintByKey, insertComplaint } from './store.ts';
import { tell } from './tell.ts';
import { askToClear } from './tokens.ts';

/** A complaint entered, and what is left to be looked after. */
export interface EnteredComplaint {
  readonly complaint: Complaint;
  /** Of a replaced meter: credits of which nobody knows whether they were entered, and which were not taken over. */
  readonly left: readonly OpenCredit[];
}

/**
 * Enters a complaint and does what it asks for, in one commit; or finds the one that this request key made. Throws SETRUM_FORBIDDEN,
 * SETRUM_UNIT_FORBIDDEN, SETRUM_IDPEL_UNKNOWN, SETRUM_METER_UNKNOWN, SETRUM_CUSTOMER_REMOVED, SETRUM_COMPLAINT_NOT_PREPAID,
 * SETRUM_REQUEST_KEY_REUSED, SETRUM_BAD_REQUEST, and the refusals of {@link replaceMeter}.
 */
export async function enterComplaint(
  desk: ComplaintDesk,
  order: ComplaintOrder,
  request: ComplaintRequest,
): Promise<EnteredComplaint> {
  assertOrder(order, request);
  const entered = await inRetriedTransaction(desk.database, async (transaction) => {
    const customer = await complainant(transaction, order, request);
    const digest = digestOf({ ...order, by: request.caller.label });
    const mark = { requestKey: request.requestKey, digest };
    const known = await complaintByKey(transaction, mark);
    const complaint = known ?? (await enter(transaction, desk, { order, request, customer, mark }));
    const { kind, meterNo } = complaint;
    const open =
      kind === 'replace-meter' && meterNo !== null
        ? await openCredits(transaction, desk.sales, meterNo)
        : [];
    return { complaint, left: open };
  });
  desk.onCommit?.();
  return entered;
}

interface Accepted {
  readonly order: ComplaintOrder;
  readonly request: ComplaintRequest;
  readonly customer: CustomerRecord;
  readonly mark: { readonly requestKey: string; readonly digest: string };
}

async function enter(
  transaction: AnyTransaction,
  desk: ComplaintDesk,
  { order, request, customer, mark }: Accepted,
): Promise<Complaint> {
  const { caller, at } = request;
  const acts: AuditAct[] = [];
  const parts = { unit: customer.unit, day: businessDay(at, null), channel: order.channel };
  const type = desk.numbers.types['PENGADUAN'] ?? '6';
  const agendaNo = await allotNumber(transaction, desk.numbers, 'agenda', { ...parts, type });
  const note = (act: AuditAct): void => {
    acts.push(act);
  };
  const entry = { transaction, desk, customer, agendaNo, caller, at, note };
  const complaint = await act(entry, order, draftOf(entry, order));
  await desk.beforeRecord?.();
  await insertComplaint(transaction, complaint, mark);
  await tell(entry, complaint, 'enter');
  for (const noted of [...acts, entryAct(entry, complaint)])
    await recordAct(transaction, noted, at);
  return complaint;
}

async function act(entry: Entry, order: ComplaintOrder, draft: Complaint): Promise<Complaint> {
  if (order.replacement !== null) return replaceMeter(entry, draft, order.replacement);
  if (order.kind === 'clear-tamper') await askToClear(entry, draft, order.clearCredit);
  return draft;
}

function entryAct({ caller }: Entry, complaint: Complaint): AuditAct {
  const { agendaNo, kind, idpel, meterNo, replacement, energyState, energyDkwh } = complaint;
  const { newMeterNo = null, remainingDkwh = null, creditDkwh = null } = replacement ?? {};
  return {
    ...{ actor: caller.label, act: 'complaint.enter', subject: agendaNo, source: caller.source },
    detail: {
      ...{ kind, idpel, meterNo, newMeterNo, remainingDkwh, creditDkwh },
      ...{ energyState, energyDkwh },
    },
  };
}
