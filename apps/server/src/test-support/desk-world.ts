import { createSecretKey, randomUUID } from 'node:crypto';
import type { Application, Product } from '../ap2t/application/model.ts';
import { findApplication } from '../ap2t/application/store.ts';
import type { Desk } from '../ap2t/desk/start.ts';
import { enterApplication } from '../ap2t/entry/enter.ts';
import type { EntryOrder } from '../ap2t/entry/model.ts';
import { startDesk } from '../ap2t/index.ts';
import { putMaker } from '../ap2t/meter-stock/makers.ts';
import type { MeterModel, StsAttributes } from '../ap2t/meter-stock/model.ts';
import { putModel } from '../ap2t/meter-stock/models.ts';
import { MeterStockService } from '../ap2t/meter-stock/service.ts';
import { ap2tDefaults } from '../ap2t/settings/settings.ts';
import { setKeyTargetIn } from '../ap2t/token-request/key-target-rules.ts';
import type { EngineOptions } from '../ap2t/workflow/engine.ts';
import { callerFor, callerWith, sopMoment } from '../ap2t/workflow/test-support/applications.ts';
import type { ActionName } from '../ap2t/workflow/transitions.ts';
import { type Caller, registerUnit } from '../identity/index.ts';
import {
  holdSales,
  ledgerPort,
  openCredits,
  type PaidBill,
  PaymentService,
  paymentPort,
  registerPartner,
  topUpDeposit,
  unsoldAmong,
} from '../p2apst/index.ts';
import { createLogger, type Database, inTransaction } from '../platform/index.ts';
import {
  createSoftwareSecurityModule,
  type SecurityModule,
  testVendingKey,
} from '../vending/index.ts';
import { createMigratedDatabase } from './database.ts';
import { meterNumber, testPartner } from './world.ts';

/** Customer service with everything that it stands on, at the day of the SOP's sample: units, stock, a bank. */
export interface DeskWorld {
  readonly database: Database;
  readonly securityModule: SecurityModule;
  readonly desk: Desk;
  readonly payments: PaymentService;
  /** The clock of everything. */
  now: Date;
  /** Called when a step's effects are done and nothing is on record. */
  beforeRecord: NonNullable<EngineOptions['beforeRecord']> | null;
  /** Meters issued to unit 53425, of which nobody has one yet. */
  meter(kind: 'nfc' | 'keypad'): Promise<string>;
  enter(order: EntryOrder, caller?: Caller): Promise<Application>;
  /** Takes a step as somebody who may. */
  act(
    agendaNo: string,
    action: ActionName,
    input?: Readonly<Record<string, unknown>>,
    over?: { readonly caller?: Caller; readonly requestKey?: string; readonly seenStep?: number },
  ): Promise<Application>;
  /** Pays the registration of an application at the bank. */
  pay(agendaNo: string, requestKey?: string): Promise<PaidBill>;
  unpay(requestKey: string): Promise<PaidBill>;
  /** The application once it is in this state, which the server takes it to by itself. */
  until(agendaNo: string, state: Application['state']): Promise<Application>;
  close(): Promise<void>;
}

export const deskUnit = '53425';
const nationwide = { caller: callerWith('metering', { label: 'tono' }), at: sopMoment };

/** What stands in the stock's meters as the maker delivered them. */
const deliveredKey: StsAttributes = {
  ...{ sgc: '534250', krn: 2, ti: '01', ken: 255, keyType: 2 },
  ...{ ea: '11', dkga: '04', kctCount: 4, baseDate: 2014 },
};

const keypadModel: MeterModel = {
  ...{ modelId: 'STAR-1', maker: '45', brand: 'STAR', type: 'DDS26B', kind: 'keypad' },
  ...{ phases: 1, maxAmperes: 60 },
  sts: { eas: ['07', '11'], dkgas: ['02', '04'], kctCounts: [2, 3, 4], baseDates: [1993, 2014] },
};

export async function createDeskWorld(): Promise<DeskWorld> {
  const home = await createMigratedDatabase();
  const { database } = home;
  const securityModule = createSoftwareSecurityModule({
    vendingKey: testVendingKey,
    testKeys: true,
    sealingKey: createSecretKey(Buffer.alloc(32, 7)),
  });
  await seed(database);
  const log = createLogger('silent');
  const stock = new MeterStockService(database, () => sopMoment);
  let serial = 50_000;
  const world: DeskWorld = {
    ...{ database, securityModule, now: sopMoment, beforeRecord: null },
    desk: await startDesk({
      ...{ database, securityModule, log, now: () => world.now, settings: ap2tDefaults },
      sales: { holdSales, openCredits, unsoldAmong },
      ...{ ledger: ledgerPort, payments: paymentPort },
      beforeRecord: async (...step) => world.beforeRecord?.(...step),
    }),
    payments: new PaymentService({ database, now: () => world.now, log }),
    meter: async (kind) => {
      const meterNo = kind === 'nfc' ? meterNumber(++serial) : keypadNumber(++serial);
      await putInStock(stock, meterNo, kind === 'nfc' ? 'EM512-710' : 'STAR-1');
      return meterNo;
    },
    enter: async (order, caller = callerWith('front-office', { label: 'sari' })) => {
      const rules = { connection: ap2tDefaults.connection, numbers: ap2tDefaults.numbers };
      const entry = { order, caller, requestKey: randomUUID(), at: world.now, collectiveNo: null };
      return inTransaction(database, (transaction) => enterApplication(transaction, rules, entry));
    },
    act: (agendaNo, action, input = {}, over = {}) =>
      world.desk.engine.act({
        ...{ agendaNo, action, input, reason: 'uji langkah', requestKey: randomUUID() },
        ...{ caller: callerFor(action), seenStep: null, ...over },
      }),
    pay: async (agendaNo, requestKey = randomUUID()) => {
      const { registrationNo, costs } = await findApplication(database, agendaNo);
      return world.payments.pay({
        ...{ product: '99504', subject: registrationNo ?? '', partnerId: testPartner.partnerId },
        ...{ channel: '6021', counterId: 'LOKET-01', terminalId: 'T1', requestKey },
        ...{ amountCents: costs.totalCents, billCount: 1, adminCents: null },
        ...{ plnRef: null, switcherRef: null },
      });
    },
    unpay: (requestKey) =>
      world.payments.reverse({
        ...{ partnerId: testPartner.partnerId, requestKey, reversalKey: `reversal ${requestKey}` },
      }),
    until: (agendaNo, state) => untilState(database, agendaNo, state),
    close: async () => {
      await world.desk.stop();
      await home.close();
    },
  };
  return world;
}

async function seed(database: Database): Promise<void> {
  const by = { label: 'adi' };
  const place = { address: 'JL. PELAJAR PEJUANG NO. 100', phone: '022-4515224' };
  const units = [
    { unit: '53', kind: 'UPI', parent: null, name: 'UPI Jawa Barat' },
    { unit: '53400', kind: 'UP3', parent: '53', name: 'UP3 Bandung' },
    { unit: deskUnit, kind: 'ULP', parent: '53400', name: 'ULP Selatan' },
    { unit: '53426', kind: 'ULP', parent: '53400', name: 'ULP Utara' },
  ] as const;
  for (const unit of units) await registerUnit(database, { ...unit, ...place }, by, sopMoment);
  await putMaker(database, { code: '45', name: 'Star' }, nationwide);
  await putModel(database, keypadModel, nationwide);
  await registerPartner(database, testPartner);
  const opening = { partnerId: testPartner.partnerId, at: new Date(0), requestKey: 'opening' };
  await topUpDeposit(database, { ...opening, amountCents: 100_000_000_000 });
  const { sgc, ken, baseDate, ti } = deliveredKey;
  const target = { unitPrefix: '53', tariff: '', fromDate: '2015-01-01', sgc, krn: 3, ti, ken };
  await inTransaction(database, (transaction) =>
    setKeyTargetIn(
      transaction,
      { ...target, baseDate, keyType: 2 },
      { setBy: 'budi', setAt: sopMoment },
    ),
  );
}

/** Puts a meter into the stock of the desk's unit, with the key that makers deliver. */
export async function putInStock(
  stock: MeterStockService,
  meterNo: string,
  modelId: string,
): Promise<void> {
  const meters = [{ meterNo, modelId, factoryNo: `F${meterNo}`, sts: deliveredKey }];
  const { caller } = nationwide;
  await stock.receive({ requestKey: randomUUID(), meters, caller });
  await stock.issue({ requestKey: randomUUID(), meterNos: [meterNo], unit: deskUnit, caller });
}

/** 11 digits of maker 45. */
function keypadNumber(serial: number): string {
  return meterNumber(serial, '45');
}

const attempts = 400;

async function untilState(
  database: Database,
  agendaNo: string,
  state: Application['state'],
): Promise<Application> {
  for (let attempt = 0; attempt < attempts; attempt++) {
    const application = await findApplication(database, agendaNo);
    if (application.state === state) return application;
    await new Promise((resolve) => setTimeout(resolve, 25));
  }
  const { rows } = await database.pool.query(
    'select state, problem from ap2t.token_request where agenda_no = $1',
    [agendaNo],
  );
  throw new Error(`${agendaNo} does not become ${state}: ${JSON.stringify(rows)}`);
}

/** An entry of R1 2,200 VA with a first stroom of Rp 50,000; a product of one's own choice. */
export function newConnection(product: Product, over: Partial<EntryOrder> = {}): EntryOrder {
  return {
    ...{ kind: 'PB', channel: '05', unit: deskUnit, idpel: null },
    applicant: { name: 'SICILIA NFC', address: 'DK. SELATAN No.12 RT.4/5', rtRw: '4/5' },
    service: {
      ...{ product, tariff: 'R1', powerVa: 2200, meterChange: false },
      firstCreditCents: product === 'postpaid' ? 0 : 5_000_000,
    },
    ...over,
  };
}
