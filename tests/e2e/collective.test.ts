import assert from 'node:assert/strict';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { type Database, migrateAll, openDatabase, registerUnit } from '@setrum/server';
import { createTestDatabase, type TestDatabase } from '../support/database.ts';
import { setrum } from './setrum.ts';

describe('setrum collective', () => {
  let home: TestDatabase;
  let folder: string;
  before(async () => {
    home = await createTestDatabase({
      template: 'setrum',
      prepare: async (url) => void (await migrateAll(url)),
    });
    folder = await mkdtemp(join(tmpdir(), 'setrum-collective-'));
    const database = openDatabase({ url: home.url, maxConnections: 1 });
    await registerUnits(database);
    await database.close();
  });
  after(async () => {
    await home?.drop();
    if (folder !== undefined) await rm(folder, { recursive: true });
  });

  async function registerUnits(database: Database): Promise<void> {
    const place = { address: 'JALAN LISTRIK 1', phone: '0' };
    const by = { label: 'shell', units: 'all', source: 'shell' } as const;
    for (const one of [
      { unit: '53', kind: 'UPI', parent: null, name: 'UPI' },
      { unit: '53400', kind: 'UP3', parent: '53', name: 'UP3' },
      { unit: '53425', kind: 'ULP', parent: '53400', name: 'ULP' },
    ] as const)
      await registerUnit(database, { ...one, ...place }, by, new Date(0));
  }

  const run = (...args: string[]) => setrum(['collective', ...args, '--database-url', home.url]);
  async function file(...lines: string[]): Promise<string> {
    const path = join(folder, 'warga.csv');
    const names = 'name;address;tariff;power_va;product;first_credit_rupiah';
    await writeFile(path, [names, ...lines].join('\n'));
    return path;
  }
  const good = 'SITI;PERUM SETRUM 1;R1;2200;prepaid-nfc;50000';
  const bad = 'BUDI;PERUM SETRUM 2;R1;2201;prepaid-nfc;50000';

  test('tried, sent and started; the same file again is the same request', async () => {
    const path = await file(good, bad);
    const tried = await run('import', path, '--unit', '53425', '--dry-run');
    assert.equal(tried.exitCode, 1, tried.stderr);
    assert.match(tried.stdout, /^3: SETRUM_/m);
    assert.match(tried.stdout, /^Dicoba saja\. Tried only\.$/m);
    assert.match((await run('list')).stdout, /^Tidak ada\. None\.$/m);
    const sent = await run(
      'import',
      path,
      '--unit',
      '53425',
      '--start',
      '--json',
      '--actor',
      'SRI',
    );
    const { collective } = JSON.parse(sent.stdout);
    assert.deepEqual(
      [collective.state, collective.waiting, collective.madeBy],
      ['running', 1, 'SRI'],
    );
    const again = await run('import', path, '--unit', '53425', '--json', '--actor', 'SRI');
    const { isNew, collective: same } = JSON.parse(again.stdout);
    assert.deepEqual([isNew, same.collectiveNo], [false, collective.collectiveNo]);
    const out = join(folder, 'refused.csv');
    const lines = await run('lines', collective.collectiveNo, '--state', 'refused', '--out', out);
    assert.equal(lines.exitCode, 0, lines.stderr);
    assert.match(await readFile(out, 'utf8'), /\r\nBUDI,PERUM SETRUM 2,R1,2201,/);
    const cancelled = await run('cancel', collective.collectiveNo);
    assert.match(cancelled.stdout, /cancelled {2} {4}0 \/ {5}2 {2}ditolak\/refused 1/);
  });

  test('wrong usage is told', async () => {
    const path = await file(good);
    for (const args of [
      ['import', path],
      ['import', path, '--unit', '5342'],
      ['import', join(folder, 'none.csv'), '--unit', '53425'],
      ['show', 'K1'],
      ['lines', 'K534252611230001'],
    ])
      assert.equal((await run(...args)).exitCode, 2, args.join(' '));
    const unknown = await run('show', 'K534252611239999');
    assert.deepEqual(
      [unknown.exitCode, unknown.stderr.split('\n')[0]],
      [1, 'SETRUM_COLLECTIVE_UNKNOWN'],
    );
  });
});
