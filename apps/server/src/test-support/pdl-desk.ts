import { defaultRules } from '@setrum/tariff';
import type { Application } from '../ap2t/application/model.ts';
import { lockApplication } from '../ap2t/application/store.ts';
import type { HoldSales } from '../ap2t/card/model.ts';
import type { CustomerRecord } from '../ap2t/customer/model.ts';
import { customerRecord, takeOverCustomer } from '../ap2t/customer/take-over.ts';
import { type PdlEffects, pdlEffects } from '../ap2t/pdl/effects.ts';
import type { MeterFacts } from '../ap2t/pdl/model.ts';
import type { PdlPosting } from '../ap2t/pdl/post.ts';
import type { PdlInput } from '../ap2t/pdl/schema.ts';
import type { FieldStep } from '../ap2t/realisation/model.ts';
import { recordRealisation, recordSignatures } from '../ap2t/realisation/record.ts';
import type { RealisationInput } from '../ap2t/realisation/schema.ts';
import type { LedgerEvent, LedgerPort } from '../ap2t/ujl/ledger-port.ts';
import { PayoutService } from '../ap2t/ujl/payout.ts';
import type { UjlPorts } from '../ap2t/ujl/plan.ts';
import { insertSample } from '../ap2t/workflow/test-support/applications.ts';
import { type Database, inTransaction } from '../platform/index.ts';
import { meterNumber } from './world.ts';

/** The day of these tests, and the day of the fitter's visit. */
export const deskNow = new Date('2026-11-23T05:00:00.000Z');
export const visitDay = '2026-11-20';

/** Steps of applications from realisation to posting, as the engine runs them: the row locked, one transaction. */
export interface PdlDesk {
  readonly database: Database;
  readonly ports: UjlPorts;
  readonly effects: PdlEffects;
  readonly payouts: PayoutService;
  /** What was booked, when no ledger was given. */
  readonly booked: readonly LedgerEvent[];
  /** The clock; a test may move it. */
  now: Date;
  /** An application that has been worked up to the visit; PB, prepaid one-way, R1/1300, with a meter of its own, unless `over` says else. */
  application(over?: Partial<Application>): Promise<Application>;
  /** A postpaid customer, R1/1300, who holds a deposit of Rp 267,900, and the application by which they migrate. */
  migration(
    customer?: Partial<CustomerRecord>,
    over?: Partial<Application>,
  ): Promise<{ readonly customer: CustomerRecord; readonly application: Application }>;
  step<Result>(
    application: Application,
    who: string,
    work: (step: FieldStep) => Promise<Result>,
  ): Promise<Result>;
  /** The fitter's visit, and both papers signed. */
  realise(application: Application, input?: Partial<RealisationInput>): Promise<void>;
  /** Entered by RINI, checked by TONO, approved by WATI. */
  approved(application: Application, input?: PdlInput): Promise<void>;
  post(application: Application, who?: string): Promise<PdlPosting>;
}

let made = 0;

/** A prepaid meter that no other test has. */
export function newMeter(): string {
  made += 1;
  return meterNumber(4_000_000 + made);
}

/** A meter as the stock tells of it. */
export function stockMeter(meterNo: string, over: Partial<MeterFacts> = {}): MeterFacts {
  const facts = { meterNo, brand: 'ITRON', type: 'EM512', kind: 'keypad', phases: 1 } as const;
  return { ...facts, factoryNo: '7700123', ...over };
}

export function createPdlDesk(
  database: Database,
  options: {
    readonly ledger?: LedgerPort;
    readonly openBills?: UjlPorts['openBills'];
    /** What the stock knows; by default every meter, as a one-way one. */
    readonly meterOf?: (meterNo: string) => MeterFacts | null;
    readonly holdSales?: HoldSales;
  } = {},
): PdlDesk {
  const booked: LedgerEvent[] = [];
  const noted: LedgerPort = { book: async (_, event) => void booked.push(event) };
  const ports: UjlPorts = {
    rules: defaultRules,
    ledger: options.ledger ?? noted,
    openBills: options.openBills ?? 'oldest-first',
  };
  const lookUp = options.meterOf ?? ((meterNo: string) => stockMeter(meterNo));
  const effects = pdlEffects({
    ...ports,
    meterOf: async (_, meterNo) => lookUp(meterNo),
    ...(options.holdSales && { holdSales: options.holdSales }),
  });
  const desk: PdlDesk = {
    ...{ database, ports, effects, booked, now: deskNow },
    payouts: new PayoutService(database, ports),
    application: (over = {}) =>
      insertSample(database, {
        ...{ kind: 'PB', product: 'prepaid', productAsked: 'prepaid', tariff: 'R1', powerVa: 1300 },
        ...{ state: 'work-ordered', meterNo: newMeter(), kddk: 'AB0101', madeAt: visitMorning },
        ...over,
      }),
    migration: async (over = {}, of = {}) => {
      made += 1;
      const customer = postpaidCustomer(String(534_257_000_000 + made), over);
      await takeOverCustomer(database, customer);
      const { idpel, meterNo, powerVa } = customer;
      const previous = { tariff: 'R1', powerVa, product: 'postpaid', meterNo } as const;
      const changed = { kind: 'MIGRASI', idpel, name: customer.name, previous } as const;
      const application = await desk.application({ ...changed, address: customer.address, ...of });
      return { customer, application };
    },
    step: (application, who, work) =>
      inTransaction(database, async (transaction) => {
        const locked = await lockApplication(transaction, application.agendaNo);
        return work({ transaction, application: locked, caller: { label: who }, at: desk.now });
      }),
    realise: async (application, input = {}) => {
      await desk.step(application, 'AGUS', (step) =>
        recordRealisation(step, visit(application, input), options.holdSales),
      );
      await desk.step(application, 'AGUS', (step) => recordSignatures(step, papers(application)));
    },
    approved: async (application, input = {}) => {
      await desk.step(application, 'RINI', (step) => effects.enterPdl(step, input));
      await desk.step(application, 'TONO', effects.checkPdl);
      await desk.step(application, 'WATI', effects.approvePdl);
    },
    post: (application, who = 'RINI') => desk.step(application, who, effects.postPdl),
  };
  return desk;
}

const visitMorning = new Date(`${visitDay}T01:00:00.000Z`);

function visit(application: Application, input: Partial<RealisationInput>): RealisationInput {
  const { meterNo, meterChange, product } = application;
  return {
    ...{ doneOn: visitDay, fitter: 'AGUS', seals: [{ place: 'APP', number: 'S-1' }] },
    ...(meterChange && meterNo !== null ? { installedMeter: meterNo } : {}),
    ...(product === 'postpaid' ? { installed: { lwbpKwh: 0 } } : {}),
    ...input,
  };
}

function papers({ agendaNo, meterChange }: Application) {
  const signed = { signedBy: 'SICILIA NFC', signedOn: visitDay };
  const contract = { ...signed, paperNo: `SPJBTL.${agendaNo}` };
  return meterChange
    ? { contract, minutes: { ...signed, paperNo: `BA.${agendaNo}` } }
    : { contract };
}

function postpaidCustomer(idpel: string, over: Partial<CustomerRecord>): CustomerRecord {
  return customerRecord({
    ...{ idpel, name: 'SLAMET RIYADI', address: 'JL. MAWAR 7', unit: '53425', kddk: 'AB0101' },
    ...{ tariff: 'R1', powerVa: 1300, product: 'postpaid', ujlHeldCents: 26_790_000 },
    ...{ meterNo: `P${idpel}`, meterMake: 'FUJI', meterType: 'FA14', meterKind: 'postpaid' },
    connectedOn: '2014-02-01',
    ...over,
  });
}
