import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { createGate, grantAccess, installGate, newAccessKey } from '../../identity/index.ts';
import { createHttpServer, createLogger, type HttpServer } from '../../platform/index.ts';
import { createTestWorld, type TestWorld, testPartner } from '../../test-support/world.ts';
import { depositBalance } from '../deposit/service.ts';
import { periodOf } from './period.ts';
import { ledgerRoutes } from './routes.ts';
import { readStatement, type StatementEntry } from './statement.ts';
import { rupiah, writeStatement } from './statement-text.ts';
import { trialBalance } from './trial-balance.ts';

const partnerId: string = testPartner.partnerId;
const opening = 1_000_000_000;
const days = ['2026-11-21T05:00:00Z', '2026-11-22T05:00:00Z', '2026-11-23T05:00:00Z'];
const at = (text: string): Date => new Date(text);

describe('statements and trial balances', () => {
  const keys = { finance: newAccessKey(), partner: newAccessKey(), other: newAccessKey() };
  let world: TestWorld;
  let http: HttpServer;
  before(async () => {
    world = await createTestWorld({ meters: 3, depositCents: opening });
    const service = world.newService();
    for (const [n, day] of days.entries()) {
      world.now = at(day);
      const requestKey = n === 2 ? '=cmd|"x",1' : `day-${n}`;
      await service.buy(world.request({ meterNo: world.meters[n] ?? '', requestKey }));
    }
    const seller = { role: 'partner', label: 'server', counterId: 'SERVER' } as const;
    await grantAccess(world.database, keys.finance, { role: 'finance', label: 'SRI' });
    await grantAccess(world.database, keys.partner, { ...seller, partnerId });
    await grantAccess(world.database, keys.other, { ...seller, partnerId: '4510099' });
    http = await createHttpServer(createLogger('silent'));
    installGate(http, createGate({ database: world.database, now: () => world.now }));
    ledgerRoutes(http, world.database, () => world.now);
  });
  after(async () => {
    await http?.close();
    await world?.close();
  });

  async function statementOf(from: string, until: string) {
    const read = readStatement(world.database, partnerId, { from: at(from), until: at(until) });
    const entries: StatementEntry[] = [];
    const balances: number[] = [];
    for await (const part of read) {
      if (part.kind === 'entries') entries.push(...part.entries);
      else balances.push(part.balanceCents);
    }
    return { entries, balances };
  }
  async function text(format: 'json' | 'csv' | 'text', from: string, until: string) {
    const period = { from: at(from), until: at(until) };
    const head = { partnerId, name: 'BANK UJI', ...period };
    let written = '';
    for await (const piece of writeStatement(
      format,
      head,
      readStatement(world.database, partnerId, period),
    ))
      written += piece;
    return written;
  }

  test('the whole life of a deposit, from nothing to its balance', async () => {
    const { entries, balances } = await statementOf('1969-12-31T00:00:00Z', '2027-01-01T00:00:00Z');
    assert.deepEqual(
      entries.map(({ kind, reference, subject, amountCents, balanceCents }) => [
        kind,
        reference,
        subject,
        amountCents,
        balanceCents,
      ]),
      [
        ['top-up', 'opening', partnerId, opening, opening],
        ['purchase', 'day-0', world.meters[0], -5_000_000, opening - 5_000_000],
        ['purchase', 'day-1', world.meters[1], -5_000_000, opening - 10_000_000],
        ['purchase', '=cmd|"x",1', world.meters[2], -5_000_000, opening - 15_000_000],
      ],
    );
    assert.deepEqual(balances, [0, await depositBalance(world.database, partnerId)]);
  });

  test('a day in the middle opens where the day before closed; its end belongs to the next', async () => {
    const one = await statementOf('2026-11-21T00:00:00Z', '2026-11-22T05:00:00Z');
    const two = await statementOf('2026-11-22T05:00:00Z', '2026-11-23T00:00:00Z');
    assert.deepEqual(one.balances, [opening, opening - 5_000_000]);
    assert.deepEqual(two.balances, [opening - 5_000_000, opening - 10_000_000]);
    assert.deepEqual([one.entries.length, two.entries.length], [1, 1]);
    const none = await statementOf('2026-12-01T00:00:00Z', '2026-12-02T00:00:00Z');
    assert.deepEqual([none.entries, new Set(none.balances).size], [[], 1]);
  });

  test('more than a page: every entry once, and the balance runs on', async () => {
    await world.database.pool.query(
      `insert into p2apst.posting select 'many', gen_random_uuid(), 1, $1, 1, timestamptz '2026-10-01' + g % 7 * interval '1 s'
         from generate_series(1, 4500) g`,
      [`deposit:${partnerId}`],
    );
    const { entries, balances } = await statementOf('2026-10-01T00:00:00Z', '2026-10-02T00:00:00Z');
    assert.equal(new Set(entries.map(({ eventId }) => eventId)).size, 4500);
    assert.equal((balances[0] ?? 0) - (balances[1] ?? 0), 4500);
    assert.equal(entries.at(-1)?.balanceCents, balances[1]);
    assert.equal(entries[0]?.kind, null);
    const times = entries.map((entry) => entry.at.getTime());
    assert.deepEqual(
      times,
      [...times].sort((a, b) => a - b),
    );
    await world.database.pool.query(`delete from p2apst.posting where shard = 'many'`);
  });

  test('a reader that gives up gives its connection back', async () => {
    const { totalCount: most } = world.database.pool;
    for (let n = 0; n <= most + 4; n++) {
      const period = { from: at('2026-01-01T00:00:00Z'), until: at('2027-01-01T00:00:00Z') };
      for await (const part of readStatement(world.database, partnerId, period)) {
        assert.equal(part.kind, 'opening');
        break;
      }
    }
    const { pool } = world.database;
    assert.equal(pool.idleCount, pool.totalCount);
  });

  test('as CSV: rupiah, WIB, and no formula for a spreadsheet', async () => {
    const csv = await text('csv', '2026-11-22T00:00:00Z', '2026-11-24T00:00:00Z');
    const lines = csv.replaceAll(/[0-9a-f-]{36}/g, 'ID').split('\n');
    assert.deepEqual(lines, [
      'at,kind,reference,subject,event,out,in,balance',
      ',opening,,,,,,9950000.00',
      `2026-11-22 12:00:00,purchase,day-1,${world.meters[1]},ID,50000.00,,9900000.00`,
      `2026-11-23 12:00:00,purchase,"'=cmd|""x"",1",${world.meters[2]},ID,50000.00,,9850000.00`,
      ',closing,,,,,,9850000.00',
      '',
    ]);
  });

  test('as a table and as JSON', async () => {
    const table = await text('text', '2026-11-21T00:00:00Z', '2026-11-22T00:00:00Z');
    assert.match(table, /^2026-11-21 07:00:00 +Saldo awal\/Opening +10000000\.00$/m);
    assert.match(
      table,
      /^2026-11-21 12:00:00 {2}purchase +day-0 +\d{11} +50000\.00 +9950000\.00$/m,
    );
    assert.match(table, /1 mutasi\/entries/);
    const told = JSON.parse(await text('json', '2026-11-21T00:00:00Z', '2026-11-23T00:00:00Z'));
    assert.deepEqual(
      [told.openingCents, told.closingCents, told.count, told.entries.length],
      [opening, opening - 10_000_000, 2, 2],
    );
    const none = JSON.parse(await text('json', '2025-11-21T00:00:00Z', '2025-11-23T00:00:00Z'));
    assert.deepEqual([none.entries, none.count], [[], 0]);
    assert.deepEqual([rupiah(-5), rupiah(0), rupiah(123456)], ['-0.05', '0.00', '1234.56']);
  });

  test('business days end at the cut-off; instants say their zone', () => {
    const day = (cutOff: string | null) => periodOf('2026-11-22', '2026-11-23', cutOff);
    assert.deepEqual(day(null), {
      from: at('2026-11-21T17:00:00Z'),
      until: at('2026-11-23T17:00:00Z'),
    });
    assert.deepEqual(day('23:30'), {
      from: at('2026-11-21T16:30:00Z'),
      until: at('2026-11-23T16:30:00Z'),
    });
    const moment = periodOf('2026-11-22T00:00:00+07:00', '2026-11-22T05:00:00Z', null);
    assert.deepEqual(moment, {
      from: at('2026-11-21T17:00:00Z'),
      until: at('2026-11-22T05:00:00Z'),
    });
    for (const [from, to] of [
      ['2026-11-23', '2026-11-22'],
      ['2026-13-01', '2026-13-02'],
      ['kemarin', 'now'],
      ['2026-11-22T00:00:00', '2026-11-23T00:00:00'],
    ] as const) {
      assert.throws(() => periodOf(from, to, null), { code: 'SETRUM_BAD_REQUEST' }, from);
    }
  });

  test('over HTTP: finance sees all, a partner its own', async () => {
    const ask = (who: keyof typeof keys, query: string) =>
      http.inject({
        url: `/api/v1/partners/${partnerId}/${query}`,
        headers: { authorization: `Bearer ${keys[who]}` },
      });
    const days = 'from=2026-11-21&to=2026-11-22';
    const json = await ask('finance', `statement?${days}`);
    assert.equal(json.statusCode, 200);
    assert.equal(json.json().count, 2);
    const csv = await ask('partner', `statement?${days}&format=csv`);
    assert.match(String(csv.headers['content-type']), /^text\/csv/);
    assert.equal(csv.body.split('\n').length, 6);
    assert.equal((await ask('other', `statement?${days}`)).statusCode, 403);
    assert.equal((await ask('finance', 'statement?from=2026-11-21&to=2026-11-20')).statusCode, 400);
    const { movements } = (await ask('finance', 'movements')).json();
    assert.deepEqual(
      movements.map(({ kind, requestKey, amountCents }: Record<string, unknown>) => [
        kind,
        requestKey,
        amountCents,
      ]),
      [['top-up', 'opening', opening]],
    );
  });

  test('a trial balance at any instant: debits equal credits', async () => {
    const before = await trialBalance(world.database, at(days[0] ?? ''));
    assert.deepEqual(
      before.map(({ account, debitCents, creditCents }) => [account, debitCents, creditCents]),
      [
        ['bank:clearing', opening, 0],
        [`deposit:${partnerId}`, 0, opening],
      ],
    );
    const answer = await http.inject({
      url: '/api/v1/ledger/trial-balance',
      headers: { authorization: `Bearer ${keys.finance}` },
    });
    const { accounts } = answer.json();
    const sum = (of: 'debitCents' | 'creditCents') =>
      accounts.reduce((total: number, line: Record<string, number>) => total + (line[of] ?? 0), 0);
    assert.equal(sum('debitCents'), sum('creditCents'));
    assert.equal(sum('debitCents'), opening);
    const deposit = accounts.find(
      (line: { account: string }) => line.account === `deposit:${partnerId}`,
    );
    // What happens at the instant itself comes after it.
    assert.deepEqual(deposit, {
      account: `deposit:${partnerId}`,
      kind: 'liability',
      nameId: 'Deposit mitra',
      nameEn: 'Deposit of a partner',
      debitCents: 0,
      creditCents: opening - 10_000_000,
    });
    const partner = { authorization: `Bearer ${keys.partner}` };
    const refused = await http.inject({ url: '/api/v1/ledger/trial-balance', headers: partner });
    assert.equal(refused.statusCode, 403);
  });
});
