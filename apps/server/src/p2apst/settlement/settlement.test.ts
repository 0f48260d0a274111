import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { SetrumError } from '@setrum/errors';
import { createTestWorld, type TestWorld, testPartner } from '../../test-support/world.ts';
import { depositBalance } from '../deposit/service.ts';
import { topUpDeposit } from '../index.ts';
import { closeDay } from './close.ts';
import { closings } from './closings.ts';
import { closeDueDays } from './due.ts';
import { closingCsv, closingText } from './report.ts';
import { TransferService } from './transfers.ts';
import { verifyClosings } from './verify.ts';

const { partnerId } = testPartner;
const coded = (code: string) => (error: unknown) =>
  error instanceof SetrumError && error.code === code;

describe('closing business days', () => {
  let world: TestWorld;
  before(async () => {
    world = await createTestWorld();
  });
  after(async () => {
    await world?.close();
  });

  const at = (time: string) => new Date(`2026-11-${time}+07:00`);
  async function sell(time: string, amountCents = 5_000_000, meter = 0): Promise<void> {
    world.now = at(time);
    const meterNo = world.meters[meter] ?? '';
    await world.newService().buy(world.request({ meterNo, amountCents }));
  }

  test('nothing sold, nothing to close; a day that is not over is not closed', async () => {
    const close = closeDay(world.database, { partnerId, day: '2026-11-01' }, 'SRI', world.now);
    await assert.rejects(close, coded('SETRUM_CLOSING_NOTHING'));
    assert.deepEqual(await closeDueDays(world.database, world.now), { closed: [], refused: [] });
    await sell('10T12:00:00');
    const early = closeDay(
      world.database,
      { partnerId, day: '2026-11-10' },
      'SRI',
      at('11T00:04:59'),
    );
    await assert.rejects(early, coded('SETRUM_DAY_NOT_OVER'));
    const other = closeDay(
      world.database,
      { partnerId, day: '2026-11-11' },
      'SRI',
      at('13T00:00:00'),
    );
    await assert.rejects(other, coded('SETRUM_CLOSING_ORDER'));
  });

  test('a day: totals, deposit at both ends, and the same closing every time', async () => {
    await sell('10T23:59:59', 10_000_000, 1);
    await topUpDeposit(world.database, {
      partnerId,
      amountCents: 7_000_000,
      at: at('10T20:00:00'),
      requestKey: 'top-up-10',
    });
    await sell('11T00:00:00', 20_000_000, 2);
    const [one, two] = await Promise.all([
      closeDay(world.database, { partnerId, day: '2026-11-10' }, 'SRI', at('11T00:05:00')),
      closeDay(world.database, { partnerId, day: '2026-11-10' }, 'TONO', at('11T00:05:00')),
    ]);
    assert.deepEqual(one, two);
    assert.equal(one.openingCents, 1_000_000_000);
    assert.equal(one.closingCents, 1_000_000_000 - 15_000_000 + 7_000_000);
    const [prepaid] = one.totals.products;
    assert.equal(prepaid?.sold, 2);
    assert.equal(prepaid?.amountCents, 15_000_000);
    assert.equal(prepaid?.adminCents, 500_000);
    const parts =
      prepaid.stampCents +
      prepaid.ppnCents +
      prepaid.ppjCents +
      prepaid.instalmentCents +
      prepaid.tokenCents;
    assert.equal(parts, 15_000_000);
    assert.deepEqual(one.totals.movements, [{ kind: 'top-up', count: 1, amountCents: 7_000_000 }]);
    const repeated = await closeDay(world.database, one, 'EVA', at('20T00:00:00'));
    assert.deepEqual(repeated, one);
    const audited = await world.database.pool.query(
      `select from identity.audit_entry where act = 'settlement.close'`,
    );
    assert.equal(audited.rowCount, 1);
  });

  test('a cut-off that is moved leaves neither gap nor overlap', async () => {
    await sell('12T21:00:00', 5_000_000, 1);
    await sell('12T23:00:00', 5_000_000, 2);
    await world.database.pool.query(
      `update p2apst.partner set cut_off_from = '22:00', cut_off_until = '22:30'`,
    );
    const { closed, refused } = await closeDueDays(world.database, at('13T22:04:00'));
    assert.deepEqual(refused, []);
    assert.deepEqual(
      closed.map(({ day, totals }) => [day, totals.products[0]?.sold ?? 0]),
      [
        ['2026-11-11', 1],
        ['2026-11-12', 1],
      ],
    );
    await sell('13T21:59:00', 5_000_000, 1);
    const late = await closeDueDays(world.database, at('14T22:05:00'));
    assert.deepEqual(
      late.closed.map(({ day, totals }) => [day, totals.products[0]?.sold ?? 0]),
      [
        ['2026-11-13', 2],
        ['2026-11-14', 0],
      ],
    );
    const all = await closings(world.database.pool, {
      partnerId,
      from: null,
      until: null,
      limit: 100,
    });
    const inOrder = all.toReversed();
    for (const [n, closing] of inOrder.entries()) {
      const next = inOrder[n + 1];
      if (next === undefined) continue;
      assert.deepEqual(next.from, closing.until);
      assert.equal(next.openingCents, closing.closingCents);
    }
    assert.equal(inOrder.at(-1)?.closingCents, await depositBalance(world.database, partnerId));
    await world.database.pool.query(
      'update p2apst.partner set cut_off_from = null, cut_off_until = null',
    );
  });

  test('a refund counts on the day on which it is made', async () => {
    await sell('15T12:00:00', 5_000_000, 0);
    const { rows } = await world.database.pool.query<{ meter_no: string; purchase_id: string }>(
      'select meter_no, purchase_id from p2apst.purchase order by at desc limit 1',
    );
    const sale = rows[0];
    assert.ok(sale);
    await world.database.pool.query(
      'select p2apst.refund_purchase($1, $2, gen_random_uuid(), $3)',
      [sale.meter_no, sale.purchase_id, at('16T12:00:00').toISOString()],
    );
    const { closed } = await closeDueDays(world.database, at('17T01:00:00'));
    assert.deepEqual(
      closed.map(({ day, totals: { products } }) => [
        day,
        products[0]?.sold,
        products[0]?.returned,
      ]),
      [
        ['2026-11-15', 1, 0],
        ['2026-11-16', 0, 1],
      ],
    );
    // More was taken back than sold: that is carried, and set off against the next day's money.
    const transfers = new TransferService(world.database, () => world.now);
    const query = { partnerId, day: '2026-11-16', state: null, limit: 100 };
    const carried = await transfers.list(query);
    assert.deepEqual([...new Set(carried.map(({ state }) => state))], ['carried']);
    assert.ok(carried.every(({ amountCents }) => amountCents < 0));
    await sell('17T12:00:00', 20_000_000, 1);
    await closeDueDays(world.database, at('18T01:00:00'));
    const next = await transfers.list({ ...query, day: '2026-11-17' });
    const sum = next.reduce((total, { amountCents }) => total + amountCents, 0);
    assert.equal(sum, 15_000_000);
    assert.ok(next.every(({ state, broughtCents }) => state === 'instructed' && broughtCents < 0));
  });

  test('what was closed stays as it was: every later change is found', async () => {
    assert.deepEqual(await verifyClosings(world.database), []);
    const damages: readonly [string, readonly string[]][] = [
      [
        `update p2apst.posting set amount_cents = amount_cents + 100 where account = 'revenue:energy'
           and posted_at < '2026-11-11' and posted_at > '2026-11-01'`,
        ['totals', 'digest'],
      ],
      [
        `update p2apst.posting set posted_at = posted_at + interval '1 second' where account = 'deposit:${partnerId}'
           and posted_at = '2026-11-10T12:00:00+07:00'`,
        ['digest'],
      ],
      [
        `update p2apst.purchase set unit = 'x', amount_cents = amount_cents + 1, token_cents = token_cents + 1
          where at = '2026-11-10T12:00:00+07:00'`,
        ['totals'],
      ],
      [
        `update p2apst.closing set until_at = until_at + interval '1 hour' where day = '2026-11-16'`,
        ['digest', 'window'],
      ],
      [
        `update p2apst.closing set closing_cents = closing_cents + 1 where day = '2026-11-10'`,
        ['balance', 'digest', 'balance'],
      ],
    ];
    for (const [damage, kinds] of damages) {
      const { pool } = world.database;
      await pool.query('create table if not exists public.kept_posting as table p2apst.posting');
      await pool.query('create table if not exists public.kept_purchase as table p2apst.purchase');
      await pool.query('create table if not exists public.kept_closing as table p2apst.closing');
      await pool.query(damage);
      const faults = await verifyClosings(world.database);
      assert.deepEqual(
        new Set(faults.map(({ kind }) => kind)),
        new Set(kinds),
        `${damage}: ${JSON.stringify(faults)}`,
      );
      await pool.query(
        `delete from p2apst.posting; insert into p2apst.posting table public.kept_posting;
         update p2apst.purchase p set unit = k.unit, amount_cents = k.amount_cents, token_cents = k.token_cents
           from public.kept_purchase k where k.purchase_id = p.purchase_id;
         update p2apst.closing c set until_at = k.until_at, closing_cents = k.closing_cents
           from public.kept_closing k where k.partner_id = c.partner_id and k.day = c.day`,
      );
    }
    assert.deepEqual(await verifyClosings(world.database), []);
  });

  test('records and ledger that differ: the closing refuses, with the difference', async () => {
    await sell('18T12:00:00', 5_000_000, 1);
    await world.database.pool.query(
      `update p2apst.posting set amount_cents = amount_cents + 12300 where account = 'deposit:${partnerId}'
         and posted_at = '2026-11-18T12:00:00+07:00'`,
    );
    const { closed, refused } = await closeDueDays(world.database, at('19T01:00:00'));
    assert.deepEqual(closed, []);
    assert.equal(refused[0]?.error.code, 'SETRUM_CLOSING_DIFFERS');
    assert.equal(refused[0]?.error.params['differenceRupiah'], 123);
  });

  test('the report', async () => {
    const query = { partnerId, from: '2026-11-10', until: '2026-11-10', limit: 1 };
    const [closing] = await closings(world.database.pool, query);
    assert.ok(closing);
    const text = closingText(closing, []);
    assert.match(text, /Nilai\/Amount +150000\.00\n/);
    assert.match(text, /Saldo akhir\/Closing +9920000\.00\n/);
    assert.match(
      closingCsv(closing),
      /^partner,day,product.*\n4510017,2026-11-10,99502,2,15000000,/,
    );
  });
});
