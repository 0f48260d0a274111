import assert from 'node:assert/strict';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Bank, BankBooks, type Sale, sampleIdentity, type Timers } from '@setrum/bank';
import { demoPartner, seedDemoWorld } from '@setrum/cli';
import {
  type Database,
  depositBalance,
  examineLedger,
  migrateAll,
  type RunningServer,
  serverDefaults,
  startServer,
} from '@setrum/server';
import { createTestDatabase, type TestDatabase } from '../support/database.ts';

/** The demo world behind real sockets on a real database, with as many servers as a test wants. */
export interface FaultHub {
  readonly database: Database;
  readonly server: RunningServer;
  readonly port: number;
  readonly dataDir: string;
  readonly databaseUrl: string;
  /** The deposit before anything was sold. */
  readonly openingCents: number;
  /** Another server on the same database. */
  another(): Promise<RunningServer>;
  stop(): Promise<void>;
}

export async function startFaultHub(now: () => Date = () => new Date()): Promise<FaultHub> {
  const home: TestDatabase = await createTestDatabase({
    template: 'setrum',
    prepare: async (url) => void (await migrateAll(url)),
  });
  const dataDir = await mkdtemp(join(tmpdir(), 'setrum-faults-'));
  const servers: RunningServer[] = [];
  const start = async (): Promise<RunningServer> => {
    const server = await startServer({
      ...serverDefaults,
      port: 0,
      dataDir,
      databaseUrl: home.url,
      logLevel: 'silent',
      now,
      iso8583: [{ host: '127.0.0.1', port: 0, framing: 'end-byte', dialect: '2003', tls: null }],
    });
    servers.push(server);
    return server;
  };
  const server = await start();
  await seedDemoWorld(server, dataDir);
  const { database } = server;
  return {
    database,
    server,
    port: server.iso8583Ports[0] ?? 0,
    dataDir,
    databaseUrl: home.url,
    openingCents: (await depositBalance(database, demoPartner.partnerId)) ?? 0,
    another: start,
    stop: async () => {
      for (const one of servers) await one.stop();
      await home.drop();
      await rm(dataDir, { recursive: true, force: true });
    },
  };
}

/** The demo's bank, impatient: it asks again after `answerWithinMs`. */
export function connectBank(
  port: number,
  options: {
    readonly answerWithinMs?: number;
    readonly timers?: Timers;
    readonly books?: BankBooks;
  } = {},
): Promise<Bank> {
  const { answerWithinMs = 400, timers, books } = options;
  return Bank.connect({
    link: { host: '127.0.0.1', port, framing: 'end-byte', reconnects: true },
    identity: sampleIdentity,
    books: books ?? new BankBooks({ file: null, now: () => new Date() }),
    answerWithinMs,
    ...(timers !== undefined && { timers }),
  });
}

/** What the hub has sold, by trace number: its token's digest, as the bank's books have it, needs the digits; the amount does not. */
async function soldByTrace(database: Database): Promise<ReadonlyMap<string, number>> {
  const { rows } = await database.pool.query<{ stan: string; amount_cents: number }>(
    `select split_part(request_key, '.', 1) as stan, amount_cents from p2apst.purchase
      where status = 'sold' and request_key like '%.%'`,
  );
  return new Map(rows.map((row) => [row.stan, row.amount_cents]));
}

/**
 * No token without money, no money without token, the ledger whole, the deposit what was sold for, and the bank's own books the same as
 * ours. Every sale of the bank must be decided by now.
 */
export async function assertAgreed(hub: FaultHub, sales: readonly Sale[]): Promise<void> {
  const { database } = hub;
  const { faults } = await examineLedger(database);
  assert.deepEqual(faults, []);
  const ours = await soldByTrace(database);
  const theirs = sales.filter(({ state }) => state === 'sold');
  assert.deepEqual(
    sales.filter(({ state }) => state !== 'sold' && state !== 'refused'),
    [],
    'a sale is undecided',
  );
  assert.deepEqual(
    new Map([...ours].sort()),
    new Map(theirs.map(({ stan, amountCents }) => [stan, amountCents] as const).sort()),
  );
  const total = theirs.reduce((sum, { amountCents }) => sum + amountCents, 0);
  const balance = await depositBalance(database, demoPartner.partnerId);
  assert.equal(balance, hub.openingCents - total);
  const tokens = await database.pool.query<{ n: number }>(
    'select count(*)::integer as n from vending.token where class = 0',
  );
  assert.equal(tokens.rows[0]?.n, theirs.length);
}
