import assert from 'node:assert/strict';
import { type ErrorCode, SetrumError } from '@setrum/errors';
import {
  type PostpaidBill,
  type RegistrationCharge,
  registerBills,
  registerCharge,
} from '../../../ap2t/index.ts';
import { createLogger, type Database, openDatabase } from '../../../platform/index.ts';
import { createTestWorld, testPartner } from '../../../test-support/world.ts';
import { depositBalance, registerPartner, topUpDeposit } from '../../index.ts';
import { verifyLedger } from '../../ledger/verify.ts';
import type { PaidBill, PaymentRequest } from '../model.ts';
import { PaymentService } from '../service.ts';

export const coded = (code: ErrorCode) => (error: unknown) =>
  error instanceof SetrumError && error.code === code;

/** A second bank with its own deposit, beside `testPartner`. */
export const otherPartner = { partnerId: '4520009', name: 'BANK LAIN', adminCents: 300_000 };

export const connectionCents = 206_200_000;

/** A database with two banks, and claims as a test registers them. */
export interface BillWorld {
  readonly database: Database;
  /** The clock of all services; a test may move it. */
  now: Date;
  readonly service: PaymentService;
  /** Another server on the same database, with connections of its own. */
  readonly otherServer: Database;
  newService(database?: Database): PaymentService;
  /** Registers a new connection (Rp 2,062,000, `expiresOn` 2026-12-31) and gives its number. */
  registration(overrides?: Partial<RegistrationCharge>): Promise<string>;
  /** Registers bills of a new postpaid customer and gives the IDPEL. */
  customer(bills: readonly PostpaidBill[]): Promise<string>;
  /** A payment of a registration under a new key; `overrides` may make anything else of it. */
  request(subject: string, overrides?: Partial<PaymentRequest>): PaymentRequest;
  balance(partnerId?: string): Promise<number>;
  /** The lines of an event, by account. */
  postings(eventId: string): Promise<Readonly<Record<string, number>>>;
  rows(sql: string, values?: readonly unknown[]): Promise<Record<string, unknown>[]>;
  /** The ledger is whole, and AP2T and P2APST think the same of every payment. */
  assertSound(): Promise<void>;
  close(): Promise<void>;
}

export async function createBillWorld(depositCents = 10_000_000_000): Promise<BillWorld> {
  const world = await createTestWorld({ meters: 0, depositCents });
  const { database } = world;
  await registerPartner(database, otherPartner);
  const opening = { partnerId: otherPartner.partnerId, at: new Date(0), requestKey: 'opening' };
  await topUpDeposit(database, { ...opening, amountCents: 10_000_000_000 });
  const { connectionString: url = '' } = database.pool.options;
  const otherServer = openDatabase({ url, maxConnections: 4 });
  let made = 0;
  const rows: BillWorld['rows'] = async (sql, values = []) =>
    (await database.pool.query(sql, [...values])).rows;
  const bills: BillWorld = {
    database,
    otherServer,
    get now() {
      return world.now;
    },
    set now(at) {
      world.now = at;
    },
    newService: (of = database) =>
      new PaymentService({ database: of, now: () => world.now, log: createLogger('silent') }),
    service: new PaymentService({ database, now: () => world.now, log: createLogger('silent') }),
    registration: async (overrides) => {
      const charge = chargeOf(++made, overrides);
      assert.ok(await registerCharge(database, charge));
      return charge.registrationNo;
    },
    customer: async (list) => {
      const idpel = String(512_200_000_000 + ++made);
      await registerBills(database, { ...tenant, idpel }, list);
      return idpel;
    },
    request: (subject, overrides) => ({
      ...asked,
      subject,
      requestKey: `pay-${++made}`,
      ...overrides,
    }),
    balance: async (partnerId = testPartner.partnerId) =>
      (await depositBalance(database, partnerId)) ?? Number.NaN,
    postings: async (eventId) => {
      const lines = await rows(
        'select account, amount_cents from p2apst.posting where event_id = $1 order by line',
        [eventId],
      );
      return Object.fromEntries(lines.map((line) => [line['account'], line['amount_cents']]));
    },
    rows,
    assertSound: async () => {
      const { postings, ...findings } = await verifyLedger(database);
      assert.ok(postings > 0);
      assert.deepEqual(findings, {
        sumCents: 0,
        unbalancedEvents: [],
        deposits: [],
        incompletePurchases: [],
      });
      assert.deepEqual(await rows('select p2apst.incomplete_payments()'), []);
    },
    close: async () => {
      await otherServer.close();
      await world.close();
    },
  };
  return bills;
}

/** The number of a payment's event in the ledger. */
export function eventOf(paid: PaidBill): string {
  return paid.reference.toLowerCase();
}

/** A bill without tax and penalty, unless `over` says otherwise. */
export function billOf(month: number, over: Partial<PostpaidBill> = {}): PostpaidBill {
  const none = { previous: 0, current: 0 };
  return {
    month,
    dueOn: `${Math.floor(month / 100)}-${String(month % 100).padStart(2, '0')}-20`,
    readingOn: null,
    billCents: 20_000_000,
    incentiveCents: 0,
    taxCents: 0,
    penaltyCents: 0,
    readings: [{ previous: 1_000, current: 1_150 }, none, none],
    ...over,
  };
}

const asked = {
  product: '99504',
  partnerId: testPartner.partnerId,
  counterId: 'LOKET-01',
  terminalId: 'LOKET-01',
  channel: '6021',
  amountCents: connectionCents,
  billCount: 1,
  adminCents: null,
  plnRef: null,
  switcherRef: null,
} as const;

const tenant = {
  name: 'PELANGGAN PASCABAYAR',
  unit: '51220',
  unitPhone: '022-1234567',
  tariff: 'R3',
  powerVa: 7700,
};

function chargeOf(n: number, overrides: Partial<RegistrationCharge> = {}): RegistrationCharge {
  return {
    registrationNo: String(5_123_123_000_000 + n),
    kind: 'PB',
    transactionName: 'PEMASANGAN BARU',
    agendaNo: null,
    idpel: '534250000003',
    name: 'PEMOHON',
    unit: '53425',
    unitAddress: 'JL. PELAJAR PEJUANG NO. 100',
    unitPhone: '022-4515224',
    registeredOn: '2026-11-20',
    expiresOn: '2026-12-31',
    lines: [{ code: '01', amountCents: connectionCents }],
    ...overrides,
  };
}
