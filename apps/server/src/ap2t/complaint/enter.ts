import { SetrumError } from '@setrum/errors';
import { type AuditAct, assertUnit, callerMay, recordAct } from '../../identity/index.ts';
import { type AnyTransaction, businessDay, inTransaction } from '../../platform/index.ts';
import { digestOf } from '../application/digest.ts';
import { customerTables, lockCustomer } from '../customer/find.ts';
import type { CustomerRecord } from '../customer/model.ts';
import { announce } from '../live/announce.ts';
import { allotNumber } from '../number/allot.ts';
import type { ComplaintDesk, ComplaintRequest, Entry } from './desk.ts';
import { openCredits } from './energy.ts';
import type { Complaint } from './model.ts';
import type { ComplaintOrder } from './order.ts';
import type { OpenCredit } from './ports.ts';
import { replaceMeter } from './replace-meter.ts';
import { complaintByKey, insertComplaint } from './store.ts';
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
  const entered = await inTransaction(desk.database, async (transaction) => {
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

function assertOrder(order: ComplaintOrder, { caller }: ComplaintRequest): void {
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

/** The customer who complains, locked. */
async function complainant(
  transaction: AnyTransaction,
  { idpel: given, meterNo }: ComplaintOrder,
  { caller }: ComplaintRequest,
): Promise<CustomerRecord> {
  const idpel = given ?? (await customerAt(transaction, meterNo ?? ''));
  const customer = await lockCustomer(transaction, idpel);
  if (customer === null) throw new SetrumError('SETRUM_IDPEL_UNKNOWN', { idpel });
  assertUnit(caller, customer.unit);
  return customer;
}

/** Also of a meter that was replaced: a request that is repeated still names it. */
async function customerAt(transaction: AnyTransaction, meterNo: string): Promise<string> {
  const hangs = await customerTables(transaction)
    .selectFrom('customer')
    .select('idpel')
    .where('meter_no', '=', meterNo)
    .executeTakeFirst();
  if (hangs !== undefined) return hangs.idpel;
  const hung = await customerTables(transaction)
    .selectFrom('customer_history')
    .select('idpel')
    .where('meter_no', '=', meterNo)
    .orderBy('effective_from', 'desc')
    .limit(1)
    .executeTakeFirst();
  if (hung === undefined) throw new SetrumError('SETRUM_METER_UNKNOWN', { meterNo });
  return hung.idpel;
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

function draftOf({ customer, agendaNo, caller, at }: Entry, order: ComplaintOrder): Complaint {
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

async function act(entry: Entry, order: ComplaintOrder, draft: Complaint): Promise<Complaint> {
  if (order.replacement !== null) return replaceMeter(entry, draft, order.replacement);
  if (order.kind === 'clear-tamper') await askToClear(entry, draft, order.clearCredit);
  return draft;
}

/** Tells whoever is looking. */
export async function tell(
  { transaction, at }: Pick<Entry, 'transaction' | 'at'>,
  complaint: Complaint,
  action: string,
): Promise<void> {
  const { agendaNo, unit, idpel, meterNo, kind, energyState, replacement } = complaint;
  const newMeterNo = replacement?.newMeterNo ?? null;
  await announce(transaction, {
    ...{ topic: 'complaint', subject: agendaNo, unit, agendaNo, idpel, meterNo, at },
    data: { action, kind, newMeterNo, energyState },
  });
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
