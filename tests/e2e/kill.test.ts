import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { after, before, describe, test } from 'node:test';
import { readDemoKeys, siciliaKey } from '@setrum/cli';
import {
  type Database,
  openDatabase,
  registerCustomer,
  registerMeterKey,
  startEmbeddedPostgres,
  verifyLedger,
} from '@setrum/server';
import { makeDrn } from '@setrum/sts';
import { type Serving, serve, temporaryFolder } from './setrum.ts';

const purchases = 200;
const meters = Array.from({ length: 20 }, (_, n) =>
  makeDrn('32', String(5000 + n).padStart(8, '0')),
);

describe('a server killed in the middle of 200 purchases', () => {
  let folder: Awaited<ReturnType<typeof temporaryFolder>>;
  let server: Serving;
  let database: Database;
  const clusters: { stop(): Promise<void> }[] = [];
  let counterKey: string;

  const start = async (): Promise<void> => {
    server = await serve(['--demo', '--data', folder.path]);
    // The cluster that the server runs on, looked at from outside.
    const cluster = await startEmbeddedPostgres({ dataDir: folder.path });
    clusters.push(cluster);
    database = openDatabase({ url: cluster.url, maxConnections: 2 });
  };

  before(async () => {
    folder = await temporaryFolder();
    await start();
    for (const [n, meterNo] of meters.entries()) await register(meterNo, n);
    counterKey = (await readDemoKeys(folder.path))?.counter ?? '';
  });
  after(async () => {
    await database?.close();
    assert.equal(await server?.end('SIGTERM'), 0);
    for (const cluster of clusters) await cluster.stop();
    await folder?.remove();
  });

  async function register(meterNo: string, n: number): Promise<void> {
    await registerCustomer(database, {
      idpel: String(534_260_000_000 + n),
      name: `PELANGGAN ${n}`,
      address: 'DK. SELATAN',
      unit: '53425',
      tariff: 'R1T',
      powerVa: 2200,
      meter: { meterNo, make: 'ITRON', type: 'EM512 TYPE 710', kind: 'nfc' },
    });
    await registerMeterKey(database, { ...siciliaKey, meterNo });
  }

  /** Null when no answer came. */
  async function buy(round: string, n: number): Promise<string | null> {
    try {
      const response = await fetch(new URL('/api/v1/purchases', server.url), {
        method: 'POST',
        headers: {
          'content-type': 'application/json',
          authorization: `Bearer ${counterKey}`,
          'idempotency-key': `${round}-purchase-${n}`,
        },
        body: JSON.stringify({ meterNo: meters[n % meters.length], amountCents: 2_000_000 }),
      });
      const text = await response.text();
      return response.ok ? text : null;
    } catch (error) {
      if (error instanceof TypeError) return null;
      throw error;
    }
  }

  /** Sells all at once, kills when some have been answered, starts again, and asks for all of them once more. */
  async function round(name: string, kill: () => Promise<void>): Promise<void> {
    const answers = new Map<number, string>();
    let killed: Promise<void> | null = null;
    await Promise.all(
      Array.from({ length: purchases }, async (_, n) => {
        const answer = await buy(name, n);
        if (answer !== null) answers.set(n, answer);
        if (answers.size >= purchases / 4) killed ??= kill();
      }),
    );
    assert.ok(killed !== null && answers.size >= purchases / 4);
    await killed;
    await start();
    for (const [n, answer] of answers) {
      const { rows } = await database.pool.query(
        'select status from p2apst.purchase where request_key = $1',
        [`${name}-purchase-${n}`],
      );
      assert.deepEqual(
        rows,
        [{ status: 'sold' }],
        'what was acknowledged is there before anybody asks again',
      );
      assert.equal(await buy(name, n), answer, 'and is answered in the same words');
    }
    for (let n = 0; n < purchases; n++) assert.notEqual(await buy(name, n), null);
    const { rows } = await database.pool.query(
      `select count(*)::int as purchases, count(distinct request_key)::int as keys from p2apst.purchase
        where status = 'sold' and request_key like $1`,
      [`${name}-%`],
    );
    assert.deepEqual(rows, [{ purchases, keys: purchases }]);
    const { postings, ...findings } = await verifyLedger(database);
    assert.ok(postings > 0);
    assert.deepEqual(findings, {
      sumCents: 0,
      unbalancedEvents: [],
      deposits: [],
      incompletePurchases: [],
    });
  }

  const killServer = async (): Promise<void> => {
    await server.end('SIGKILL');
    await database.close();
  };

  test('loses none and doubles none', () => round('server', killServer));

  test('nor when the database is killed with it', () =>
    round('both', async () => {
      const { rows } = await database.pool.query<{ file: string }>(
        "select current_setting('data_directory') || '/postmaster.pid' as file",
      );
      const pid = Number((await readFile(rows[0]?.file ?? '', 'utf8')).split('\n')[0]);
      process.kill(pid, 'SIGKILL');
      await killServer();
    }));
});
