import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Bank, BankBooks, sampleIdentity } from '@setrum/bank';
import {
  grantAccess,
  importTestKey,
  migrateAll,
  newAccessKey,
  openSession,
  type RunningServer,
  registerLink,
  registerPartner,
  registerUnit,
  registerUser,
  serverDefaults,
  startServer,
  topUpDeposit,
  type UserRole,
} from '@setrum/server';
import { createTestDatabase } from '../../support/database.ts';

/** The utility's people, by their login names; each has one role, in unit 53425 (kepala and wati: of the whole region). */
export const people = {
  sari: 'front-office',
  budi: 'supervisor',
  tono: 'metering',
  dedi: 'fitter',
  rina: 'pdl-officer',
  yuli: 'pdl-officer',
  kepala: 'metering',
  wati: 'supervisor',
  adi: 'administrator',
} as const satisfies Readonly<Record<string, UserRole>>;

export type Person = keyof typeof people;

/** An answer of the API. */
export interface Answer {
  readonly status: number;
  readonly body: Readonly<Record<string, never>> & Record<string, unknown>;
}

/** A server as people and a bank meet it: over HTTP with their own sessions, and over ISO 8583; on the day of the SOP's sample. */
export interface ServedDesk {
  readonly server: RunningServer;
  /** The clock of everything. */
  now: Date;
  get(person: Person, path: string): Promise<Record<string, unknown>>;
  /** Sends it under a new key; fails unless it succeeds. */
  post(person: Person, path: string, body: object): Promise<Record<string, unknown>>;
  /** What is refused, with its code. */
  refused(person: Person, path: string, body: object): Promise<string>;
  bytes(
    person: Person,
    path: string,
  ): Promise<{ readonly type: string; readonly bytes: Uint8Array }>;
  put(person: Person, path: string, body: object): Promise<void>;
  /** Inquires and pays a registration at the bank, over ISO 8583; gives its state in the bank's books. */
  pay(registrationNo: string): Promise<string>;
  /** Buys energy for a meter at the bank's counter, over HTTP. */
  buy(meterNo: string, amountCents: number): Promise<Record<string, unknown>>;
  stop(): Promise<void>;
}

const partner = { partnerId: '4510017', name: 'BANK UJI', adminCents: 250_000 } as const;
export const start = new Date('2015-01-15T03:00:00.000Z');

export async function startServedDesk(): Promise<ServedDesk> {
  const home = await createTestDatabase({
    template: 'setrum',
    prepare: async (url) => void (await migrateAll(url)),
  });
  const dataDir = await mkdtemp(join(tmpdir(), 'setrum-desk-'));
  const clock = { now: start };
  const server = await startServer({
    ...{ ...serverDefaults, port: 0, dataDir, databaseUrl: home.url, logLevel: 'error' },
    now: () => clock.now,
    iso8583: [{ host: '127.0.0.1', port: 0, framing: 'end-byte', dialect: '2003', tls: null }],
  });
  const { database } = server;
  const { counterKey } = await settle(server).catch(async (error: unknown) => {
    await server.stop();
    throw error;
  });
  const bank = await Bank.connect({
    link: { host: '127.0.0.1', port: server.iso8583Ports[0] ?? 0, framing: 'end-byte' },
    identity: sampleIdentity,
    books: new BankBooks({ file: null, now: () => clock.now }),
    answerWithinMs: 5_000,
  });
  const send = async (token: string, path: string, init: RequestInit = {}): Promise<Response> => {
    clock.now = new Date(clock.now.getTime() + 1_000);
    const headers = { authorization: `Bearer ${token}`, ...init.headers };
    return fetch(`${server.url}/api/v1${path}`, { ...init, headers });
  };
  const sessions = new Map<Person, { readonly token: string; readonly at: Date }>();
  /** Whoever has been away for an hour signs in again. */
  const tokenOf = async (person: Person): Promise<string> => {
    const known = sessions.get(person);
    if (known !== undefined && clock.now.getTime() - known.at.getTime() < 3_600_000)
      return known.token;
    const { token } = await openSession(database, person, clock.now);
    sessions.set(person, { token, at: clock.now });
    return token;
  };
  const sendJson = (token: string, method: string, path: string, body: object) =>
    send(token, path, {
      ...{ method, body: JSON.stringify(body) },
      headers: { 'content-type': 'application/json', 'idempotency-key': randomUUID() },
    });
  const json = async (response: Response) => (await response.json()) as Record<string, unknown>;
  const good = async (response: Response) => {
    const body = await json(response);
    assert.ok(response.ok, `${response.url}: ${response.status} ${JSON.stringify(body)}`);
    return body;
  };
  return {
    server,
    get now() {
      return clock.now;
    },
    set now(at: Date) {
      clock.now = at;
    },
    get: async (person, path) => good(await send(await tokenOf(person), path)),
    post: async (person, path, body) =>
      good(await sendJson(await tokenOf(person), 'POST', path, body)),
    put: async (person, path, body) => {
      const response = await sendJson(await tokenOf(person), 'PUT', path, body);
      assert.ok(response.ok, `${path}: ${response.status} ${await response.text()}`);
    },
    refused: async (person, path, body) => {
      const response = await sendJson(await tokenOf(person), 'POST', path, body);
      assert.ok(!response.ok, `${path} is not refused`);
      return String((await json(response))['code']);
    },
    bytes: async (person, path) => {
      const response = await send(await tokenOf(person), path);
      assert.ok(response.ok, `${path}: ${response.status}`);
      const type = response.headers.get('content-type') ?? '';
      return { type, bytes: new Uint8Array(await response.arrayBuffer()) };
    },
    pay: async (registrationNo) => {
      const { sale } = await bank.pay(await bank.inquireBill({ registrationNo }));
      return sale.state;
    },
    buy: async (meterNo, amountCents) =>
      good(await sendJson(counterKey, 'POST', '/purchases', { meterNo, amountCents })),
    stop: async () => {
      await bank.close();
      await server.stop();
      assert.ok(database.pool.ended);
      await home.drop();
      await rm(dataDir, { recursive: true, force: true });
    },
  };
}

/** Units, people, keys, a bank with its line and a counter. */
async function settle(server: RunningServer) {
  const { database, custody } = server;
  const by = { label: 'setup' };
  const place = { address: 'JL. PELAJAR PEJUANG NO. 100', phone: '022-4515224' };
  const units = [
    { unit: '53', kind: 'UPI', parent: null, name: 'UPI Jawa Barat' },
    { unit: '53400', kind: 'UP3', parent: '53', name: 'UP3 Bandung' },
    { unit: '53425', kind: 'ULP', parent: '53400', name: 'ULP Selatan' },
  ] as const;
  for (const unit of units) await registerUnit(database, { ...unit, ...place }, by, start);
  for (const krn of [2, 3]) {
    const ref = { sgc: '534250', krn, kind: 'VUDK', dkga: '04', baseDate: 2014 } as const;
    await importTestKey(custody, ref, 'setup');
  }
  await registerPartner(database, partner);
  await registerLink(database, {
    ...{ linkId: 'uji', centralId: '4512017', switcherIds: ['ST145S3'] },
    ...{ bankCodes: [partner.partnerId], addresses: ['127.0.0.0/8', '::1/128'] },
    ...{ autoSignOn: true, maxConnections: 8, idleEchoSeconds: 300 },
  });
  await server.refreshLinks();
  const opening = { partnerId: partner.partnerId, at: start, requestKey: 'opening' };
  await topUpDeposit(database, { ...opening, amountCents: 100_000_000_000 });
  const counterKey = newAccessKey();
  const counter = { role: 'counter', label: 'loket', counterId: 'LOKET-01' } as const;
  await grantAccess(database, counterKey, { ...counter, partnerId: partner.partnerId });
  const administrator = { label: 'setup', units: 'all', source: 'shell' } as const;
  for (const [name, role] of Object.entries(people) as [Person, UserRole][]) {
    const user = {
      name,
      displayName: name.toUpperCase(),
      roles: [role],
      units: [name === 'kepala' || name === 'wati' ? '53' : '53425'],
    };
    await registerUser(database, user, administrator, start, {
      password: 'empat kuda berlari pelan',
    });
  }
  return { counterKey };
}
