import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { type ErrorCode, SetrumError } from '@setrum/errors';
import { inTransaction, uuidv7 } from '../../platform/index.ts';
import { createTestWorld, type TestWorld } from '../../test-support/world.ts';
import { meterKeyOf } from '../meter-key/model.ts';
import { meterKeys, planKeyChange } from '../meter-key/plan-change.ts';
import { makeOrder } from './make.ts';
import type { OrderedToken, TokenOrder } from './model.ts';
import { openOrder } from './read.ts';
import { isLostRace, recordOrder } from './record.ts';

const coded = (code: ErrorCode) => (error: unknown) =>
  error instanceof SetrumError && error.code === code;
const keyChange = { kind: 'key-change' } as const;
const credit = (units: number): OrderedToken => ({ kind: 'credit', units });
const power = { kind: 'management', command: 'maximumPower', value: 2200 } as const;
const tamper = { kind: 'management', command: 'clearTamper', value: 0 } as const;

describe('orders of tokens', () => {
  let world: TestWorld;
  let used = 0;
  before(async () => {
    world = await createTestWorld({ meters: 12 });
  });
  after(() => world?.close());

  const freshMeter = (): string => world.meters[used++] ?? '';
  const orderOf = (
    meterNo: string,
    tokens: readonly OrderedToken[],
    target: TokenOrder['target'] = tokens[0]?.kind === 'key-change' ? { krn: 3, ti: '07' } : null,
  ): TokenOrder => ({ meterNo, orderId: uuidv7(world.now.getTime()), target, tokens });
  const make = (order: TokenOrder) =>
    makeOrder(world.database, world.securityModule, order, world.now);
  const record = (made: Awaited<ReturnType<typeof make>>) =>
    inTransaction(world.database, (transaction) => recordOrder(transaction, made, world.now));
  /** Made and recorded, however many races it takes. */
  const issue = async (order: TokenOrder) => {
    for (;;) {
      const made = await make(order);
      try {
        await record(made);
        return made;
      } catch (error) {
        if (!isLostRace(error)) throw error;
      }
    }
  };
  /** What the tokens of an order say, each under the key that it is recorded with. */
  const readings = async (order: TokenOrder) => {
    const { meterNo } = order;
    const { rows } = await world.database.pool.query<{ key_version: number; tid: number | null }>(
      'select key_version, tid from vending.token where meter_no = $1 and request_id = $2 order by part',
      [meterNo, order.orderId],
    );
    const opened = await openOrder(world.database.kysely, world.securityModule, order);
    const keys = new Map(
      (await meterKeys(world.database, meterNo)).map((row) => [row.version, row]),
    );
    return Promise.all(
      opened.map(async ({ digits }, n) => {
        const { key_version: version = 0, tid = null } = rows[n] ?? {};
        const row = keys.get(version);
        assert.ok(row !== undefined);
        const [reading] = await world.securityModule.read([
          { key: meterKeyOf(row), token: digits },
        ]);
        assert.ok(reading?.ok);
        return { version, tid, token: reading.token };
      }),
    );
  };

  test('a key change, and behind it everything under the new key, with rising identifiers', async () => {
    const meterNo = freshMeter();
    const order = orderOf(meterNo, [keyChange, power, tamper, credit(488), credit(16_385)]);
    const { parts } = await issue(order);
    assert.deepEqual(parts, [
      { firstPart: 0, partCount: 4, keyVersion: 2 },
      ...[4, 5, 6, 7].map((firstPart) => ({ firstPart, partCount: 1, keyVersion: 2 })),
    ]);
    const read = await readings(order);
    assert.deepEqual(
      read.map(({ version, token }) => [version, token.kind]),
      [
        ...Array.from({ length: 4 }, () => [1, 'keyChange']),
        ...['management', 'management', 'credit', 'credit'].map((kind) => [2, kind]),
      ],
    );
    const tids = read.slice(4).map(({ tid }) => tid ?? 0);
    assert.deepEqual(
      tids,
      tids.toSorted((a, b) => a - b),
    );
    assert.equal(new Set(tids).size, 4);
    // A token carries no 1638.5 kWh: the next larger amount is given.
    assert.deepEqual(
      read.slice(6).map(({ token }) => token.kind === 'credit' && token.units),
      [488, 16_394],
    );
    const keys = await meterKeys(world.database, meterNo);
    assert.deepEqual(
      keys.map(({ version, state, krn, ti }) => [version, state, krn, ti]),
      [
        [2, 'pending', 3, '07'],
        [1, 'current', 2, '01'],
      ],
    );
  });

  test('without a key change: under the key that the meter has', async () => {
    const order = orderOf(freshMeter(), [power, credit(100)]);
    await issue(order);
    assert.deepEqual(
      (await readings(order)).map(({ version, token }) => [version, token.kind]),
      [
        [1, 'management'],
        [1, 'credit'],
      ],
    );
  });

  test('recorded twice is recorded once', async () => {
    const order = orderOf(freshMeter(), [power]);
    assert.equal(await record(await make(order)), 'recorded');
    const before = await openOrder(world.database.kysely, world.securityModule, order);
    assert.equal(await record(await make(order)), 'known');
    assert.deepEqual(await openOrder(world.database.kysely, world.securityModule, order), before);
  });

  test('a change that went out is made again for the same key, and refused for any other', async () => {
    const meterNo = freshMeter();
    await issue(orderOf(meterNo, [keyChange]));
    const again = orderOf(meterNo, [keyChange, credit(50)]);
    assert.equal((await issue(again)).plan.key.version, 2);
    await assert.rejects(
      make(orderOf(meterNo, [keyChange], { krn: 3, ti: '09' })),
      coded('SETRUM_KEY_CHANGE_PENDING'),
    );
    // Neither is worth anything once the change has been taken.
    for (const tokens of [[credit(50)], [tamper]])
      await assert.rejects(make(orderOf(meterNo, tokens)), coded('SETRUM_KEY_CHANGE_PENDING'));
  });

  test('a change that was planned only is replaced; management tokens may go before it', async () => {
    const meterNo = freshMeter();
    await planKeyChange(world.database, meterNo, { ti: '05' });
    assert.equal((await issue(orderOf(meterNo, [tamper]))).plan.key.version, 1);
    await assert.rejects(make(orderOf(meterNo, [credit(9)])), coded('SETRUM_KEY_CHANGE_PENDING'));
    assert.equal((await issue(orderOf(meterNo, [keyChange]))).plan.key.version, 3);
    assert.deepEqual(
      (await meterKeys(world.database, meterNo)).map(({ version, ti }) => [version, ti]),
      [
        [3, '07'],
        [1, '01'],
      ],
    );
  });

  test('what cannot be is refused before anything is made', async () => {
    const meterNo = freshMeter();
    await assert.rejects(make(orderOf('00000000000', [power])), coded('SETRUM_METER_KEY_UNKNOWN'));
    await assert.rejects(
      make(orderOf(meterNo, [keyChange], { krn: 2 })),
      coded('SETRUM_KEY_CHANGE_INVALID'),
    );
    await assert.rejects(
      make(orderOf(meterNo, [keyChange], { baseDate: 1993 })),
      coded('SETRUM_KEY_CHANGE_INVALID'),
    );
    await assert.rejects(
      make(orderOf(meterNo, [keyChange, credit(5)], { keyType: 1 })),
      coded('SETRUM_METER_KEY_TYPE'),
    );
    for (const tokens of [[], [power, keyChange], [keyChange, keyChange]])
      await assert.rejects(make(orderOf(meterNo, tokens, { krn: 3 })), RangeError);
    await assert.rejects(make(orderOf(meterNo, [power], { krn: 3 })), RangeError);
  });

  test('whatever is planned, confirmed or sold between making and recording: it is made anew', async () => {
    const meterNo = freshMeter();
    const made = await make(orderOf(meterNo, [power]));
    await planKeyChange(world.database, meterNo, { ti: '05' });
    await assert.rejects(record(made), isLostRace);
    const change = await make(orderOf(meterNo, [keyChange]));
    await world.database.pool.query('select vending.confirm_key_change($1, $2)', [
      meterNo,
      world.now,
    ]);
    await assert.rejects(record(change), isLostRace);
    const last = await make(orderOf(meterNo, [power]));
    await issue(orderOf(meterNo, [tamper]));
    await assert.rejects(record(last), isLostRace);
    const { rows } = await world.database.pool.query(
      'select count(*)::int as n from vending.token where meter_no = $1',
      [meterNo],
    );
    assert.deepEqual(rows, [{ n: 1 }]);
  });

  test('orders and sales of the same minute never share an identifier', async () => {
    const meterNo = freshMeter();
    const sales = world.newService();
    const orders = Array.from({ length: 5 }, () => orderOf(meterNo, [power, credit(10)]));
    await Promise.all([
      ...orders.map(issue),
      ...Array.from({ length: 5 }, () =>
        sales.buy(world.request({ meterNo, amountCents: 2_000_000 })),
      ),
    ]);
    const { rows } = await world.database.pool.query(
      'select count(*)::int as n, count(distinct tid)::int as tids from vending.token where meter_no = $1',
      [meterNo],
    );
    assert.deepEqual(rows, [{ n: 15, tids: 15 }]);
  });
});
