import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { testPartner } from '../../test-support/world.ts';
import { type BillWorld, createBillWorld, eventOf } from '../payment/test-support/bill-world.ts';
import { examineLedger } from './examine.ts';

let world: BillWorld;
before(async () => {
  world = await createBillWorld();
});
after(() => world?.close());

test('a deposit, and the local tax of the first energy, have accounts of their own; the tax goes to its region', async () => {
  const lines = [
    { code: '01', amountCents: 121_800_000 },
    { code: '05', amountCents: 4_882_800 },
    { code: '07', amountCents: 117_200 },
    { code: '08', amountCents: 26_790_000 },
  ];
  const amountCents = lines.reduce((sum, line) => sum + line.amountCents, 0);
  const pay = async () =>
    world.request(await world.registration({ lines, unit: '54110' }), { amountCents });
  const paid = await world.service.pay(await pay());
  assert.deepEqual(await world.postings(eventOf(paid)), {
    'deposit:4510017': amountCents,
    'liability:ujl': -26_790_000,
    'revenue:energy': -4_882_800,
    'revenue:nontaglis': -121_800_000,
    'tax:ppj': -117_200,
  });
  const { partnerId } = testPartner;
  const day = [partnerId, '2026-11-22T17:00:00Z', '2026-11-23T17:00:00Z'];
  const ppj = () => world.rows('select * from p2apst.window_ppj($1, $2, $3)', day);
  assert.deepEqual(await ppj(), [{ unit: '54110', ppj_cents: 117_200 }]);
  const products = 'select product, ppj_cents from p2apst.window_products($1, $2, $3)';
  assert.deepEqual(await world.rows(products, day), [{ product: '99504', ppj_cents: 117_200 }]);

  const taken = await pay();
  await world.service.pay(taken);
  assert.deepEqual(await ppj(), [{ unit: '54110', ppj_cents: 234_400 }]);
  const { requestKey } = taken;
  await world.service.reverse({ partnerId, requestKey, reversalKey: 'reversal-1' });
  assert.deepEqual(await ppj(), [{ unit: '54110', ppj_cents: 117_200 }]);
  assert.deepEqual((await examineLedger(world.database)).faults, []);
});
