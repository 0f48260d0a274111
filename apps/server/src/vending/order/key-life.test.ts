import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { inTransaction, uuidv7 } from '../../platform/index.ts';
import { testMeterKey } from '../../test-support/virtual-meter.ts';
import { createTestWorld, type TestWorld } from '../../test-support/world.ts';
import { meterKeys } from '../meter-key/plan-change.ts';
import { registerKeyOf } from '../meter-key/register.ts';
import { makeOrder } from './make.ts';
import type { TokenOrder } from './model.ts';
import { recordOrder } from './record.ts';

describe('the key that an order changes to', () => {
  let world: TestWorld;
  let used = 0;
  before(async () => {
    world = await createTestWorld({ meters: 5 });
  });
  after(() => world?.close());

  const changeOf = async (meterNo: string): Promise<TokenOrder> => {
    const order: TokenOrder = {
      meterNo,
      orderId: uuidv7(world.now.getTime()),
      target: { krn: 3 },
      tokens: [{ kind: 'key-change' }, { kind: 'credit', units: 100 }],
    };
    const made = await makeOrder(world.database, world.securityModule, order, world.now);
    await inTransaction(world.database, (transaction) => recordOrder(transaction, made, world.now));
    return order;
  };
  const states = async (meterNo: string) =>
    (await meterKeys(world.database, meterNo)).map(({ version, state }) => `${version} ${state}`);
  const ask = async (sql: string, ...values: unknown[]) => {
    const { rows } = await world.database.pool.query<{ answer: unknown }>(
      `select ${sql} as answer`,
      values,
    );
    return rows[0]?.answer;
  };
  const freshMeter = (): string => world.meters[used++] ?? '';

  test('is confirmed by its version, and no other is', async () => {
    const meterNo = freshMeter();
    await changeOf(meterNo);
    const confirm = (version: number) =>
      ask('vending.confirm_key_version($1, $2, $3)', meterNo, version, world.now);
    assert.equal(await ask('vending.key_confirmed_at($1, 2)', meterNo), null);
    assert.equal(await confirm(3), false);
    assert.equal(await confirm(1), false);
    assert.equal(await confirm(2), true);
    assert.equal(await confirm(2), false);
    assert.deepEqual(await states(meterNo), ['2 current', '1 retired']);
    assert.deepEqual(await ask('vending.key_confirmed_at($1, 2)', meterNo), world.now);
  });

  test('is withdrawn while only these orders know it; then another change may be made', async () => {
    const meterNo = freshMeter();
    const { orderId } = await changeOf(meterNo);
    const withdraw = (ids: readonly string[]) =>
      ask('vending.withdraw_key_change($1, 2, $2)', meterNo, ids);
    assert.equal(await withdraw([]), false);
    assert.deepEqual(await states(meterNo), ['2 pending', '1 current']);
    assert.equal(await withdraw([orderId]), true);
    assert.equal(await withdraw([orderId]), false);
    assert.deepEqual(await states(meterNo), ['2 retired', '1 current']);
    assert.equal(await ask('vending.key_confirmed_at($1, 2)', meterNo), null);
    await changeOf(meterNo);
    assert.deepEqual(await states(meterNo), ['3 pending', '2 retired', '1 current']);
  });

  test('is not withdrawn when a sale has used it', async () => {
    const meterNo = freshMeter();
    const { orderId } = await changeOf(meterNo);
    const sold = await world.newService().buy(world.request({ meterNo }));
    assert.equal(sold.keyChange.length, 4, 'the sale brings the change too');
    assert.equal(await ask('vending.withdraw_key_change($1, 2, $2)', meterNo, [orderId]), false);
  });

  test('and a sale that was under way when it was withdrawn is made anew', async () => {
    const meterNo = freshMeter();
    const { orderId } = await changeOf(meterNo);
    await ask('vending.withdraw_key_change($1, 2, $2)', meterNo, [orderId]);
    // What a sale does that has looked before and records after.
    const record = world.database.pool.query(
      `select vending.record_issues(array[row(1, $1, gen_random_uuid(), now(), 1, 2, 2014, null, null, null, null, null, null, null)]::vending.issue_draft[],
         array[]::vending.token_draft[], array[1])`,
      [meterNo],
    );
    await assert.rejects(record, { code: '23503' });
  });

  test('a meter is registered in a transaction, and keeps the keys that it has', async () => {
    const meterNo = freshMeter();
    const key = { ...testMeterKey(meterNo), sgc: '999999' };
    await inTransaction(world.database, (transaction) => registerKeyOf(transaction, key));
    assert.equal((await meterKeys(world.database, meterNo))[0]?.sgc, '534250');
    const fresh = '32031017679';
    await assert.rejects(
      inTransaction(world.database, async (transaction) => {
        await registerKeyOf(transaction, { ...key, meterNo: fresh });
        throw new Error('undone');
      }),
      /undone/,
    );
    assert.deepEqual(await meterKeys(world.database, fresh), []);
    await inTransaction(world.database, (transaction) =>
      registerKeyOf(transaction, { ...key, meterNo: fresh, kctCount: 4 }),
    );
    assert.deepEqual(
      (await meterKeys(world.database, fresh)).map(({ sgc, kct_count }) => [sgc, kct_count]),
      [['999999', 4]],
    );
  });
});
