import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { seedDemoWorld } from '@setrum/cli';
import {
  grantAccess,
  migrateAll,
  type RunningServer,
  registerPartner,
  registerUser,
  serverDefaults,
  startServer,
  topUpDeposit,
} from '@setrum/server';
import { createTestDatabase } from '../../support/database.ts';
import type { Look } from './context.ts';
import { type OpenedPage, openAt } from './opener.ts';

/** A server of a test's own whose clock it sets: business days end when it says so. */
export interface HubWorld {
  readonly url: string;
  readonly iso8583Port: number;
  /** The server's clock. */
  now: Date;
  /** Sells a token for the partner at its counter. Gives the reference. */
  sell(requestKey: string, amountCents: number): Promise<string>;
  /** The answer to a sale did not reach the partner. */
  loseAnswer(requestKey: string): Promise<void>;
  /** Changes the deposit of the partner behind the ledger's back. */
  forgeDeposit(byCents: number): Promise<void>;
  open(path: string, look: Look): Promise<OpenedPage>;
  close(): Promise<void>;
}

export const hubPartner = {
  partnerId: '4519001',
  name: 'BANK UJI COBA',
  adminCents: 250_000,
} as const;
/** Where sales of the demo's customer go. */
const meterNo = '32031017679';
const counterKey = 'setrum-key-of-the-hub-world-0001';
const password = 'kata sandi untuk uji coba';
const people = [
  { name: 'lina', displayName: 'Lina (P2APST)', role: 'p2apst-officer' },
  { name: 'hadi', displayName: 'Hadi (P2APST)', role: 'p2apst-officer' },
] as const;
const webDir = fileURLToPath(new URL('../../../apps/web/dist', import.meta.url));
const listener = {
  host: '127.0.0.1',
  port: 0,
  framing: 'end-byte',
  dialect: '2003',
  tls: null,
} as const;

export async function createHubWorld(now: Date): Promise<HubWorld> {
  const home = await createTestDatabase({
    template: 'setrum',
    prepare: async (url) => void (await migrateAll(url)),
  });
  const dataDir = await mkdtemp(join(tmpdir(), 'setrum-hub-test-'));
  const clock = { now };
  const server = await startServer({
    ...serverDefaults,
    ...{ port: 0, dataDir, databaseUrl: home.url, logLevel: 'silent', webDir },
    iso8583: [listener],
    now: () => clock.now,
  });
  await seed(server, dataDir, now);
  const closing: (() => Promise<void>)[] = [];
  return {
    url: server.url,
    iso8583Port: server.iso8583Ports[0] ?? 0,
    get now() {
      return clock.now;
    },
    set now(at: Date) {
      clock.now = at;
    },
    sell: (requestKey, amountCents) => sell(server.url, requestKey, amountCents),
    loseAnswer: async (requestKey) => {
      await server.database.pool.query(
        `select p2apst.note_advice($1, $2, 'undelivered', $3, $4, 10)`,
        [hubPartner.partnerId, requestKey, meterNo, clock.now],
      );
    },
    forgeDeposit: async (byCents) => {
      await server.database.pool.query(
        'update p2apst.deposit set balance_cents = balance_cents + $2 where partner_id = $1',
        [hubPartner.partnerId, byCents],
      );
    },
    open: async (path, look) => {
      const opened = await openAt(server.url, path, look);
      closing.push(() => opened.page.context().close());
      return opened;
    },
    close: async () => {
      for (const close of closing) await close();
      await server.stop();
      await home.drop();
      await rm(dataDir, { recursive: true, force: true });
    },
  };
}

async function seed(server: RunningServer, dataDir: string, now: Date): Promise<void> {
  const { database } = server;
  await seedDemoWorld(server, dataDir);
  await registerPartner(database, hubPartner);
  const { partnerId } = hubPartner;
  const opening = { at: new Date(now.getTime() - 3_600_000), requestKey: 'opening' };
  await topUpDeposit(database, { partnerId, amountCents: 1_000_000_000, ...opening });
  const seat = { partnerId, counterId: 'LOKET-01' };
  await grantAccess(database, counterKey, { role: 'counter', label: 'counter', ...seat });
  const by = { label: 'test', units: 'all', source: 'shell' } as const;
  for (const { role, ...person } of people) {
    const user = { ...person, roles: [role], units: ['*'], seller: null };
    await registerUser(database, user, by, now, { password });
  }
  server.showDemo(people.map((person) => ({ ...person, password })));
}

async function sell(url: string, requestKey: string, amountCents: number): Promise<string> {
  const answer = await fetch(`${url}/api/v1/purchases`, {
    method: 'POST',
    headers: {
      authorization: `Bearer ${counterKey}`,
      'content-type': 'application/json',
      'idempotency-key': requestKey,
    },
    body: JSON.stringify({ meterNo, amountCents }),
  });
  const told = (await answer.json()) as { readonly reference?: string };
  if (told.reference === undefined) throw new Error(JSON.stringify(told));
  return told.reference;
}
