import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { type ErrorCode, SetrumError } from '@setrum/errors';
import { defaultRules } from '@setrum/tariff';
import {
  type PaidBill,
  PaymentService,
  PurchaseService,
  type SoldPurchase,
  verifyLedger,
} from '../p2apst/index.ts';
import { createLogger, type Database } from '../platform/index.ts';
import { type DeskWorld, newConnection } from './desk-world.ts';
import { testPartner } from './world.ts';

/** `done`, or the code of the refusal; what has no code is thrown. */
export async function outcome(work: Promise<unknown>): Promise<'done' | ErrorCode> {
  try {
    await work;
    return 'done';
  } catch (error) {
    if (error instanceof SetrumError) return error.code;
    throw error;
  }
}

/** One where customer service and the payment hub do not think the same; none, always. */
const disagreements = `
  with claimed as (
    select a.agenda_no, a.state, a.payment_id, a.registration_no, r.state as claim, r.payment_id as claim_payment
      from ap2t.application a left join ap2t.registration r on r.registration_no = a.registration_no)
  select 'payment of the registration' as what, agenda_no from claimed where payment_id is distinct from claim_payment
  union all select 'state of the registration', agenda_no from claimed
    where registration_no is not null and (claim = 'paid') <> (payment_id is not null)
  union all select 'paid without a payment', agenda_no from claimed
    where registration_no is not null and payment_id is null and state not in ('sip-issued', 'expired')
  union all select 'payment on no record', agenda_no from claimed
    where payment_id is not null and payment_id not in (
      select payment_id from p2apst.payment where status = 'paid' and reversal_id is null)
  union all select 'a cancelled number is paid', coalesce(r.agenda_no, '') from ap2t.registration r
    join p2apst.payment p on p.subject = r.registration_no and p.status = 'paid' and p.reversal_id is null
    where r.state <> 'paid'
  union all select 'steps', a.agenda_no from ap2t.application a
    join lateral (select count(*) as n, max(s.step) as last from ap2t.application_step s where s.agenda_no = a.agenda_no) s on true
    left join ap2t.application_step l on l.agenda_no = a.agenda_no and l.step = a.step
    where s.n <> a.step or s.last <> a.step or l.to_state <> a.state
  union all select 'a meter held twice', meter_no from ap2t.application
    where meter_no is not null and state not in ('posted', 'cancelled') group by meter_no having count(*) > 1
  union all select 'a meter that is not held', a.agenda_no from ap2t.application a join ap2t.meter m on m.meter_no = a.meter_no
    where a.meter_change and a.state not in ('posted', 'cancelled') and m.agenda_no is distinct from a.agenda_no
  union all select 'a meter that nobody wants', m.meter_no from ap2t.meter m join ap2t.application a on a.agenda_no = m.agenda_no
    where m.state = 'reserved' and a.meter_no is distinct from m.meter_no`;

/** Applications, registrations, payments, meters and ledger agree. */
export async function assertAgreed(database: Database): Promise<void> {
  const { rows } = await database.pool.query(disagreements);
  assert.deepEqual(rows, []);
  const { rows: incomplete } = await database.pool.query('select p2apst.incomplete_payments()');
  assert.deepEqual(incomplete, []);
  const { postings: _, ...findings } = await verifyLedger(database);
  assert.deepEqual(findings, {
    sumCents: 0,
    ...{ unbalancedEvents: [], deposits: [], incompletePurchases: [] },
  });
}

/** An application that waits for its payment, and what banks would pay it under. */
export interface Payable {
  readonly agendaNo: string;
  readonly registrationNo: string;
  readonly amountCents: number;
}

/** Enters a new connection and takes it to its SIP. */
export async function payable(world: DeskWorld): Promise<Payable> {
  const { agendaNo } = await world.enter(newConnection('prepaid-nfc'));
  await world.act(agendaNo, 'approve');
  const { registrationNo, costs } = await world.act(agendaNo, 'issueSip');
  return { agendaNo, registrationNo: registrationNo ?? '', amountCents: costs.totalCents };
}

export interface Bank {
  /** Pays a registration as a whole. */
  pay(of: Payable, requestKey?: string): Promise<PaidBill>;
  reverse(requestKey: string): Promise<PaidBill>;
  find(requestKey: string): Promise<PaidBill>;
}

/** The world's bank through another server: with connections of its own where a database is given, by a clock of its own where one is. */
export function bankOf(
  world: DeskWorld,
  { database = world.database, now = () => world.now } = {},
): Bank {
  const payments = new PaymentService({ database, now, log: createLogger('silent') });
  const { partnerId } = testPartner;
  return {
    pay: ({ registrationNo: subject, amountCents }, requestKey = randomUUID()) =>
      payments.pay({
        ...{ product: '99504', subject, partnerId, requestKey, amountCents, channel: '6021' },
        ...{ counterId: 'LOKET-01', terminalId: 'T1', billCount: 1, adminCents: null },
        ...{ plnRef: null, switcherRef: null },
      }),
    reverse: (requestKey) =>
      payments.reverse({ partnerId, requestKey, reversalKey: `reversal ${requestKey}` }),
    find: (requestKey) => payments.find(partnerId, requestKey),
  };
}

/** Sells energy for a meter at the world's counter, as its clock says. */
export function counterOf(world: DeskWorld): (meterNo: string) => Promise<SoldPurchase> {
  const { database, securityModule } = world;
  const parts = { rules: defaultRules, now: () => world.now, log: createLogger('silent') };
  const purchases = new PurchaseService({ pool: database.pool, securityModule, ...parts });
  const { partnerId } = testPartner;
  return (meterNo) =>
    purchases.buy({
      ...{ meterNo, partnerId, counterId: 'LOKET-01', requestKey: randomUUID() },
      ...{ amountCents: 5_000_000, card: null, channel: '6021', terminalId: 'LOKET-01' },
      ...{ plnRef: null, switcherRef: null, buyingOption: 'new', adminCents: null },
    });
}
