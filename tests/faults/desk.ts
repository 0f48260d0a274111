import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { seedDemoWorld } from '@setrum/cli';
import {
  type Database,
  examineLedger,
  migrateAll,
  openSession,
  type RunningServer,
  registerUnit,
  registerUser,
  serverDefaults,
  startServer,
  type UserRole,
  verifyAuditTrail,
} from '@setrum/server';
import { makeDrn } from '@setrum/sts';
import { type Serving, serve } from '../e2e/setrum.ts';
import { createTestDatabase } from '../support/database.ts';

/** An answer of the API; null where none came. */
export type Told = Readonly<Record<string, unknown>>;
export interface Answer {
  readonly status: number;
  readonly body: Told;
}

/** Two servers on one database: one in this process, whose clock can be put forward, and a `setrum serve` that can be killed. */
export interface FaultDesk {
  readonly database: Database;
  /** The one that stays. */
  readonly steady: string;
  /** Where the one that is killed is reached now. */
  readonly mortal: () => string;
  /** Kills it where it stands, without a word. */
  kill(): Promise<void>;
  restart(): Promise<void>;
  /** Puts the steady server's clock forward: what the other one had taken up is free by then. */
  wait(ms: number): void;
  /** Asks as somebody of the demo, or as its counter; null where no answer came. */
  ask(
    server: string,
    who: string,
    method: 'GET' | 'POST',
    path: string,
    body?: object,
    key?: string,
  ): Promise<Answer | null>;
  /** The same, and it is done. */
  done(server: string, who: string, path: string, body?: object, key?: string): Promise<Told>;
  /** A new connection, approved, with its SIP. */
  payable(): Promise<{
    readonly agendaNo: string;
    readonly registrationNo: string;
    readonly amountCents: number;
  }>;
  freeMeters(): Promise<readonly string[]>;
  stateOf(agendaNo: string): Promise<string>;
  until(agendaNo: string, state: string): Promise<void>;
  /** Ledger, audit trail, payments and meters are in order. */
  assertWhole(): Promise<void>;
  stop(): Promise<void>;
}

const order = {
  ...{ kind: 'PB', channel: '05', unit: '53425' },
  applicant: { name: 'KETUT CONTOH', address: 'DK. SELATAN No.20', rtRw: '4/5' },
  service: {
    ...{ product: 'prepaid-nfc', tariff: 'R1', powerVa: 2200, meterChange: false },
    firstCreditCents: 5_000_000,
  },
};

export async function startFaultDesk(): Promise<FaultDesk> {
  const home = await createTestDatabase({
    template: 'setrum',
    prepare: async (url) => void (await migrateAll(url)),
  });
  const dataDir = await mkdtemp(join(tmpdir(), 'setrum-fault-desk-'));
  let aheadMs = 0;
  const steady = await startServer({
    ...{ ...serverDefaults, port: 0, dataDir, databaseUrl: home.url, logLevel: 'silent' },
    now: () => new Date(Date.now() + aheadMs),
  });
  const { database } = steady;
  const { counter } = await seedDemoWorld(steady, dataDir);
  await register(database);
  const start = () => serve(['--data', dataDir, '--database-url', home.url]);
  let mortal: Serving = await start();
  const tokens = new Map<string, string>([['counter', counter]]);
  const tokenOf = async (who: string): Promise<string> => {
    const token = tokens.get(who) ?? (await openSession(database, who, new Date())).token;
    tokens.set(who, token);
    return token;
  };
  const ask: FaultDesk['ask'] = async (server, who, method, path, body, key = randomUUID()) => {
    const headers = {
      ...{ authorization: `Bearer ${await tokenOf(who)}`, 'idempotency-key': key },
      ...(body === undefined ? {} : { 'content-type': 'application/json' }),
    };
    try {
      const response = await fetch(`${server}/api/v1/${path}`, {
        ...{ method, headers },
        ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      });
      return { status: response.status, body: (await response.json()) as Told };
    } catch (error) {
      if (error instanceof TypeError) return null;
      throw error;
    }
  };
  const done: FaultDesk['done'] = async (server, who, path, body = {}, key = randomUUID()) => {
    const answer = await ask(server, who, 'POST', path, body, key);
    assert.ok(answer !== null && answer.status < 300, `${path}: ${JSON.stringify(answer?.body)}`);
    return answer.body;
  };
  const stateOf = async (agendaNo: string): Promise<string> => {
    const { rows } = await database.pool.query<{ state: string }>(
      'select state from ap2t.application where agenda_no = $1',
      [agendaNo],
    );
    return rows[0]?.state ?? 'unknown';
  };
  await stock((who, path, body) => done(steady.url, who, path, body));
  return {
    ...{ database, steady: steady.url, mortal: () => mortal.url, ask, done, stateOf },
    kill: async () => void (await mortal.end('SIGKILL')),
    restart: async () => {
      mortal = await start();
    },
    wait: (ms) => {
      aheadMs += ms;
    },
    payable: async () => {
      const { agendaNo } = await done(steady.url, 'sari', 'applications', order);
      await done(steady.url, 'budi', `applications/${agendaNo}/approve`);
      const sip = await done(steady.url, 'sari', `applications/${agendaNo}/issue-sip`);
      const { totalCents } = sip['costs'] as { totalCents: number };
      const registrationNo = String(sip['registrationNo']);
      return { agendaNo: String(agendaNo), registrationNo, amountCents: totalCents };
    },
    freeMeters: async () => {
      const { rows } = await database.pool.query<{ meter_no: string }>(
        "select meter_no from ap2t.meter where state = 'issued' and model_id = 'EM512-710' order by meter_no",
      );
      return rows.map(({ meter_no }) => meter_no);
    },
    until: (agendaNo, state) => until(() => stateOf(agendaNo), state),
    assertWhole: () => assertWhole(steady),
    stop: async () => {
      await mortal.end('SIGKILL');
      await steady.stop();
      await home.drop();
      await rm(dataDir, { recursive: true, force: true });
    },
  };
}

/** Whoever does something here, by their role; nobody needs a password. */
const people = {
  ...{ sari: 'front-office', budi: 'supervisor', wati: 'supervisor', tono: 'metering' },
  ...{ dedi: 'fitter', rina: 'pdl-officer', yuli: 'pdl-officer' },
} as const satisfies Readonly<Record<string, UserRole>>;

async function register(database: Database): Promise<void> {
  const now = new Date();
  const by = { label: 'setup', units: 'all', source: 'shell' } as const;
  const place = { address: 'JL. PELAJAR PEJUANG NO. 100', phone: '022-4515224' };
  const units = [
    { unit: '53', kind: 'UPI', parent: null, name: 'UPI Jawa Barat' },
    { unit: '53400', kind: 'UP3', parent: '53', name: 'UP3 Bandung' },
    { unit: '53425', kind: 'ULP', parent: '53400', name: 'ULP Selatan' },
  ] as const;
  for (const unit of units) await registerUnit(database, { ...unit, ...place }, by, now);
  for (const [name, role] of Object.entries<UserRole>(people)) {
    const user = { name, displayName: name, roles: [role], units: ['53'] };
    await registerUser(database, user, by, now, { origin: 'directory' });
  }
}

type Done = (who: string, path: string, body: object) => Promise<Told>;

/** Meters in the unit's stock, and the key that they change to when they are activated. */
async function stock(done: Done): Promise<void> {
  const key = { sgc: '534250', ti: '01', ken: 255, keyType: 2, baseDate: 2014 } as const;
  const meterNos = Array.from({ length: 5 }, (_, n) => makeDrn('32', `7700000${n}`));
  const sts = { ...key, krn: 2, ea: '11', dkga: '04', kctCount: 4 };
  const meters = meterNos.map((meterNo) => ({
    ...{ meterNo, modelId: 'EM512-710', factoryNo: null, sts },
  }));
  await done('tono', 'meter-stock/receipts', { meters });
  await done('tono', 'meter-stock/issues', { meterNos, unit: '53425' });
  const place = { unitPrefix: '53', tariff: '', fromDate: '2015-01-01' };
  const { orderId } = await done('tono', 'key-targets', { ...place, ...key, krn: 3 });
  await done('wati', `key-target-orders/${orderId}/approve`, {});
}

const looks = 600;

async function until(look: () => Promise<string>, wanted: string): Promise<void> {
  let seen = '';
  for (let n = 0; n < looks; n++) {
    seen = await look();
    if (seen === wanted) return;
    await delay(50);
  }
  assert.equal(seen, wanted);
}

/** Nothing is there twice, and nothing of a half. */
const halves = `
  select 'a meter reserved twice' as what, meter_no as which from ap2t.application
    where meter_no is not null and state not in ('posted', 'cancelled') group by meter_no having count(*) > 1
  union all select 'a meter reserved for nobody', m.meter_no from ap2t.meter m
    where m.state = 'reserved' and not exists (select from ap2t.application a where a.agenda_no = m.agenda_no and a.meter_no = m.meter_no)
  union all select 'a token made twice, or not at all', r.request_id::text from ap2t.token_request r
    where r.state not in ('requested', 'failed', 'cancelled') and r.part_count is distinct from (
      select count(*) from vending.token t where t.meter_no = r.meter_no and t.request_id = r.order_id
         and t.part >= r.first_part and t.part < r.first_part + r.part_count)
  union all select 'a token that nobody asked for', t.meter_no from vending.token t join ap2t.token_order o on o.order_id = t.request_id
    where not exists (select from ap2t.token_request r where r.order_id = o.order_id and t.part >= r.first_part
      and t.part < r.first_part + r.part_count)
  union all select 'paid on one side', a.agenda_no from ap2t.application a join ap2t.registration r using (registration_no)
    where (r.state = 'paid') <> (a.payment_id is not null) or r.payment_id is distinct from a.payment_id
  union all select 'steps that are not its own', a.agenda_no from ap2t.application a
    where a.step <> (select count(*) from ap2t.application_step s where s.agenda_no = a.agenda_no)
       or a.state <> (select s.to_state from ap2t.application_step s where s.agenda_no = a.agenda_no and s.step = a.step)
  union all select 'an incomplete payment', p::text from p2apst.incomplete_payments() p`;

async function assertWhole({ database }: RunningServer): Promise<void> {
  assert.deepEqual((await database.pool.query(halves)).rows, []);
  assert.deepEqual((await examineLedger(database)).faults, []);
  assert.deepEqual((await verifyAuditTrail(database)).faults, []);
}
