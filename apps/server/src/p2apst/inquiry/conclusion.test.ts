import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { type CounterWorld, createCounterWorld } from './test-support/counters.ts';

describe('a sale concluded over HTTP', () => {
  let at: CounterWorld;
  before(async () => {
    at = await createCounterWorld();
  });
  after(() => at?.close());

  const order = (n: number) => ({ meterNo: at.world.meters[n] ?? '', amountCents: 2_000_000 });
  const conclude = (who: 'own' | 'other', key: string, n: number) =>
    at.post(who, `purchases/${key}/conclusion`, order(n));

  test('that was sold is told again', async () => {
    const sold = await at.post('own', 'purchases', order(0), 'sold-key-1');
    const told = await conclude('own', 'sold-key-1', 0);
    assert.deepEqual([told.status, told.text], [200, sold.text]);
  });

  test('that was never made is never made: not even when its request comes after all', async () => {
    for (const _ of [1, 2]) {
      const told = await conclude('own', 'never-key-1', 1);
      assert.deepEqual([told.status, told.body.code], [404, 'SETRUM_PURCHASE_UNKNOWN']);
    }
    const late = await at.post('own', 'purchases', order(1), 'never-key-1');
    assert.deepEqual([late.status, late.body.code], [404, 'SETRUM_PURCHASE_UNKNOWN']);
    const { rows } = await at.world.database.pool.query(
      "select status from p2apst.purchase where request_key = 'never-key-1'",
    );
    assert.deepEqual(rows, [{ status: 'declined' }]);
  });

  test('that races with its own purchase is one or the other, for both', async () => {
    for (let n = 0; n < 12; n++) {
      const key = `race-key-${n}`;
      const [bought, told] = await Promise.all([
        at.post('own', 'purchases', order(2), key),
        conclude('own', key, 2),
      ]);
      assert.equal(told.status, bought.status);
      assert.equal(told.body.token, bought.body.token);
    }
  });

  test("another partner's key is another key, and one that was used for something else says so", async () => {
    const sold = await at.post('own', 'purchases', order(3), 'shared-key-1');
    assert.equal((await conclude('other', 'shared-key-1', 3)).status, 404);
    const again = await at.post('own', 'purchases', order(3), 'shared-key-1');
    assert.equal(again.text, sold.text);
    const unheard = await at.post('own', 'purchases/k/conclusion', order(3));
    assert.equal(unheard.status, 400);
    const more = { ...order(3), card: null };
    assert.equal((await at.post('own', 'purchases/new-key-1/conclusion', more)).status, 400);
  });
});
