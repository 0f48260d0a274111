import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import {
  type Database,
  migrateAll,
  openDatabase,
  registerPartner,
  topUpDeposit,
} from '@setrum/server';
import { createTestDatabase, type TestDatabase } from '../support/database.ts';
import { setrum } from './setrum.ts';

const partnerId = '4510017';

describe('setrum ledger and setrum partner', () => {
  let home: TestDatabase;
  let database: Database;
  before(async () => {
    home = await createTestDatabase({
      template: 'setrum',
      prepare: async (url) => void (await migrateAll(url)),
    });
    database = openDatabase({ url: home.url });
    await registerPartner(database, {
      partnerId,
      name: 'BANK UJI',
      adminCents: 250_000,
      cutOff: { from: '23:30', until: '00:30' },
    });
    for (const [requestKey, at, amountCents] of [
      ['one', '2026-11-22T16:29:59Z', 700_000],
      ['two', '2026-11-22T16:30:00Z', 5],
    ] as const)
      await topUpDeposit(database, { partnerId, requestKey, at: new Date(at), amountCents });
  });
  after(async () => {
    await database?.close();
    await home?.drop();
  });

  const run = (...args: string[]) => setrum([...args, '--database-url', home.url]);
  async function told(...args: string[]) {
    const ended = await run(...args, '--json');
    assert.equal(ended.exitCode, 0, ended.stderr);
    return JSON.parse(ended.stdout);
  }

  test('verify: 0 when the books are whole, 1 with the findings when they are not', async () => {
    const whole = await run('ledger', 'verify');
    assert.equal(whole.exitCode, 0, whole.stderr);
    assert.match(whole.stdout, /^Utuh: 4 posting, jumlah 0\. Whole: 4 postings, sum 0\.$/m);
    await database.pool.query('update p2apst.deposit set balance_cents = balance_cents + 1');
    const broken = await run('ledger', 'verify');
    assert.equal(broken.exitCode, 1);
    assert.match(broken.stdout, /^deposit {2}deposit:4510017: 7000\.05 -> 7000\.06$/m);
    assert.match(broken.stderr, /^SETRUM_LEDGER_FAULTS/);
    const json = await run('ledger', 'verify', '--json');
    assert.equal(json.exitCode, 1);
    const { ok, faults } = JSON.parse(json.stdout);
    assert.deepEqual([ok, faults.length, faults[0].kind], [false, 1, 'deposit']);
    await database.pool.query('update p2apst.deposit set balance_cents = balance_cents - 1');
  });

  test('trial balance', async () => {
    const { stdout } = await run('ledger', 'trial-balance');
    assert.match(stdout, /^bank:clearing +7000\.05 +Bank, dana mitra/m);
    assert.match(stdout, /^deposit:4510017 +7000\.05 +Deposit mitra/m);
    assert.match(stdout, /^Jumlah\/Sum +7000\.05 +7000\.05$/m);
    const { accounts } = await told('ledger', 'trial-balance', '--at', '2026-11-22T16:30:00Z');
    assert.equal(accounts[0].debitCents, 700_000);
    const wrong = await run('ledger', 'trial-balance', '--at', 'kemarin');
    assert.equal(wrong.exitCode, 1);
    assert.match(wrong.stderr, /^SETRUM_BAD_REQUEST/);
  });

  test('statement: business days end at the cut-off of the partner', async () => {
    const of = (from: string, to: string) => ['--partner', partnerId, '--from', from, '--to', to];
    const first = await told('ledger', 'statement', ...of('2026-11-22', '2026-11-22'));
    const second = await told('ledger', 'statement', ...of('2026-11-23', '2026-11-23'));
    const figures = [first, second].map(({ openingCents, closingCents, count }) => [
      openingCents,
      closingCents,
      count,
    ]);
    assert.deepEqual(figures, [
      [0, 700_000, 1],
      [700_000, 700_005, 1],
    ]);
    const csv = await run('ledger', 'statement', ...of('2026-11-22', '2026-11-23'), '--csv');
    assert.equal(csv.exitCode, 0, csv.stderr);
    assert.equal(csv.stdout.split('\n').length, 6);
    const table = await run('ledger', 'statement', ...of('2026-11-22', '2026-11-23'));
    assert.match(table.stdout, /^4510017 BANK UJI$/m);
    const nobody = ['--partner', '999', '--from', '2026-11-22', '--to', '2026-11-22'];
    const lost = await run('ledger', 'statement', ...nobody);
    assert.equal(lost.exitCode, 1);
    assert.match(lost.stderr, /^SETRUM_PARTNER_NOT_FOUND/);
    assert.equal((await run('ledger', 'statement')).exitCode, 2);
  });

  test('partner list and show', async () => {
    const { partners } = await told('partner', 'list');
    assert.deepEqual(
      partners.map((partner: { partnerId: string; balanceCents: number }) => [
        partner.partnerId,
        partner.balanceCents,
      ]),
      [[partnerId, 700_005]],
    );
    const list = await run('partner', 'list');
    assert.match(list.stdout, /^4510017 +active +bank +7000\.05 +0\.00 +BANK UJI$/m);
    const show = await run('partner', 'show', partnerId);
    assert.match(show.stdout, /^Cut-off: 23:30-00:30 WIB$/m);
    const lost = await run('partner', 'show', '999');
    assert.match(lost.stderr, /^SETRUM_PARTNER_NOT_FOUND/);
  });
});
