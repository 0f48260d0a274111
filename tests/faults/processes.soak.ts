// A soak, not part of npm test: node --test tests/faults/processes.soak.ts. On a loaded machine a sale may stay undecided longer than it waits.

import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { after, before, describe, test } from 'node:test';
import { type Bank, BankBooks } from '@setrum/bank';
import { demoPartner, sicilia, wayan } from '@setrum/cli';
import {
  type Database,
  depositBalance,
  examineLedger,
  openDatabase,
  startEmbeddedPostgres,
} from '@setrum/server';
import { type Serving, serve, temporaryFolder } from '../e2e/setrum.ts';
import { connectBank } from './hub.ts';

const meters = [sicilia.meter.meterNo, wayan.meter.meterNo];
const amountCents = 2_000_000;
const answerWithinMs = 1_500;

describe('two server processes on one database', () => {
  let folder: Awaited<ReturnType<typeof temporaryFolder>>;
  let database: Database;
  let openingCents: number;
  const servers: Serving[] = [];
  const clusters: { stop(): Promise<void> }[] = [];
  /** One for each server: they take the same trace numbers now and then, as two banks do. */
  const books = [0, 1].map(() => new BankBooks({ file: null, now: () => new Date() }));
  const sales = () => books.flatMap((one) => one.sales);

  /** Starts the database's cluster when it does not run, and looks at it from outside. */
  const openCluster = async (): Promise<void> => {
    const cluster = await startEmbeddedPostgres({ dataDir: folder.path });
    clusters.push(cluster);
    database = openDatabase({ url: cluster.url, maxConnections: 2 });
  };
  const portOf = (server: Serving): number =>
    Number(/ISO 8583: \S+?:(\d+) \(0xFF\)/.exec(server.output())?.[1]);

  before(async () => {
    folder = await temporaryFolder();
    servers.push(await serve(['--demo', '--data', folder.path]));
    servers.push(await serve(['--data', folder.path]));
    await openCluster();
    openingCents = (await depositBalance(database, demoPartner.partnerId)) ?? 0;
  });
  after(async () => {
    await database?.close();
    for (const server of servers) await server.end('SIGTERM');
    for (const cluster of clusters) await cluster.stop();
    await folder?.remove();
  });

  const connect = (server: Serving | undefined, own: BankBooks): Promise<Bank> =>
    connectBank(server === undefined ? 0 : portOf(server), { books: own, answerWithinMs });

  /** Sells `count` times over each server at once; `disturb` runs when a third has been answered. */
  const sell = async (count: number, disturb: () => Promise<void>): Promise<void> => {
    const banks = await Promise.all(books.map((own, n) => connect(servers[n], own)));
    let answered = 0;
    let disturbed: Promise<void> | null = null;
    const one = async (bank: Bank, n: number): Promise<void> => {
      await bank.buy({ meterNo: meters[n % 2] ?? '' }, { amountCents }).catch(() => undefined);
      answered += 1;
      if (answered >= count / 3) disturbed ??= disturb();
    };
    for (let n = 0; n < count; n += 4) {
      const four = [0, 1, 2, 3].map((k) => n + k);
      await Promise.all(banks.flatMap((bank) => four.map((k) => one(bank, k))));
    }
    await disturbed;
    for (const bank of banks) await bank.close();
  };

  const settleAll = async (server: Serving | undefined): Promise<void> => {
    for (const own of books) {
      const bank = await connect(server, own);
      for (let round = 0; round < 20; round++) {
        const open = own.sales.filter(({ state }) => state !== 'sold' && state !== 'refused');
        if (open.length === 0) break;
        await Promise.all(open.map(({ id }) => bank.settle(id)));
      }
      await bank.close();
    }
  };

  const assertAgreed = async (): Promise<void> => {
    const { rows } = await database.pool.query<{ stan: string }>(
      `select split_part(request_key, '.', 1) as stan from p2apst.purchase
        where status = 'sold' and request_key like '%.%' order by 1`,
    );
    const theirs = sales().filter(({ state }) => state === 'sold');
    assert.deepEqual(
      rows.map(({ stan }) => stan),
      theirs.map(({ stan }) => stan).sort(),
    );
    const undecided = sales().length - theirs.length;
    assert.equal(undecided, sales().filter(({ state }) => state === 'refused').length);
    for (const own of books) assert.deepEqual(own.contradictions, []);
    assert.deepEqual((await examineLedger(database)).faults, []);
    const balance = await depositBalance(database, demoPartner.partnerId);
    assert.equal(balance, openingCents - theirs.length * amountCents);
  };

  test('the database dies under load and comes back: both servers go on', async () => {
    await sell(12, async () => {
      const { rows } = await database.pool.query<{ file: string }>(
        "select current_setting('data_directory') || '/postmaster.pid' as file",
      );
      const pid = Number((await readFile(rows[0]?.file ?? '', 'utf8')).split('\n')[0]);
      process.kill(pid, 'SIGKILL');
      await database.close();
      await openCluster();
    });
    await settleAll(servers[0]);
    await assertAgreed();
    const before = sales().filter(({ state }) => state === 'sold').length;
    await sell(4, async () => undefined);
    await settleAll(servers[1]);
    await assertAgreed();
    assert.ok(sales().filter(({ state }) => state === 'sold').length > before);
  });

  test('one process is killed under load: what it sold is told by the other', async () => {
    const [, second] = servers;
    await sell(12, async () => {
      await second?.end('SIGKILL');
    });
    servers.pop();
    await settleAll(servers[0]);
    await assertAgreed();
  });
});
