import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { registerCompensation, registerInstalment } from '../../ap2t/index.ts';
import { uuidv7 } from '../../platform/index.ts';
import { createTestWorld, type TestWorld, testPartner } from '../../test-support/world.ts';
import type { FaultKind } from './checks.ts';
import { examineLedger } from './examine.ts';
import { readStatement } from './statement.ts';
import { kindsAfter } from './test-support/damage.ts';

/** An opening deposit, a sale with instalment and compensation that is taken back and collected, another that is only taken back. */
describe('refunds, collected tokens, instalments and compensations in the ledger', () => {
  let world: TestWorld;
  const compensationId = uuidv7(1);
  before(async () => {
    world = await createTestWorld({ meters: 2 });
    const { database, now } = world;
    const [one = '', two = ''] = world.meters;
    const instalment = { instalmentId: uuidv7(2), totalCents: 900_000, perPurchaseCents: 500_000 };
    await registerInstalment(database, { meterNo: one, ...instalment, at: now });
    const owed = { amountCents: 2_000_000, ppjCents: 60_000, ppnCents: 0 };
    const compensation = { compensationId, kind: 'UJL', owed, at: now };
    await registerCompensation(database, { meterNo: one, ...compensation });
    const service = world.newService();
    for (const [meterNo, requestKey] of [
      [one, 'sold'],
      [two, 'given-up'],
    ] as const) {
      world.now = new Date(world.now.getTime() + 60_000);
      const sold = await service.buy(world.request({ meterNo, requestKey }));
      world.now = new Date(world.now.getTime() + 60_000);
      const { rows } = await database.pool.query(
        'select p2apst.refund_purchase($1, $2, $3, $4) as refunded',
        [
          meterNo,
          sold.reference.toLowerCase(),
          uuidv7(world.now.getTime()),
          world.now.toISOString(),
        ],
      );
      assert.deepEqual(rows, [{ refunded: true }]);
    }
    world.now = new Date(world.now.getTime() + 60_000);
    const collecting = { meterNo: one, requestKey: 'collected', buyingOption: 'unsold' } as const;
    await service.buy(world.request(collecting));
  });
  after(async () => {
    await world?.close();
  });

  test('the books are whole, and a statement tells what happened', async () => {
    assert.deepEqual((await examineLedger(world.database)).faults, []);
    const period = { from: new Date('2026-01-01'), until: new Date('2027-01-01') };
    const told: string[] = [];
    for await (const part of readStatement(world.database, testPartner.partnerId, period)) {
      if (part.kind !== 'entries') continue;
      for (const { kind, reference, amountCents } of part.entries)
        told.push(`${kind} ${reference} ${amountCents}`);
    }
    assert.deepEqual(told, [
      'purchase sold -5000000',
      'refund sold 5000000',
      'purchase given-up -5000000',
      'refund given-up 5000000',
      'purchase collected -5000000',
    ]);
  });

  test('a compensation becomes energy and its tax; an instalment is given back with the sale', async () => {
    const { rows } = await world.database.pool.query<{ account: string; cents: number }>(
      `select account, sum(amount_cents)::bigint as cents from p2apst.posting where event_id = $1 group by account order by account`,
      [compensationId],
    );
    assert.deepEqual(
      rows.map(({ account, cents }) => [account, cents]),
      [
        ['liability:compensation', 2_000_000],
        ['revenue:energy', -1_940_000],
        ['tax:ppj', -60_000],
      ],
    );
    const { rows: instalments } = await world.database.pool.query<{ cents: number }>(
      `select sum(amount_cents)::bigint as cents from p2apst.posting where account = 'receivable:instalment'`,
    );
    // Paid, given back, and paid by whoever collected.
    assert.deepEqual(instalments, [{ cents: -500_000 }]);
  });

  const refundOf = (requestKey: string): string =>
    `(select f.refund_id from p2apst.refund f join p2apst.purchase p using (meter_no, purchase_id) where p.request_key = '${requestKey}')`;
  const damages: [string, string, FaultKind[]][] = [
    [
      'a refund was not posted',
      `delete from p2apst.posting where event_id = ${refundOf('sold')}`,
      ['deposit', 'missing'],
    ],
    [
      'a refund is not on record',
      `delete from p2apst.refund where refund_id = ${refundOf('given-up')}`,
      ['unexpected'],
    ],
    [
      'a refund was booked to another account',
      `update p2apst.posting set account = 'duty:stamp' where event_id = ${refundOf('sold')} and account = 'tax:ppj'`,
      ['missing', 'unexpected'],
    ],
    [
      'a collected token can be collected again',
      `update p2apst.refund set collected_by = null where refund_id = ${refundOf('sold')}`,
      ['token'],
    ],
    [
      'a token was collected by a purchase that says nothing of it',
      `update p2apst.refund set collected_by = purchase_id where refund_id = ${refundOf('given-up')}`,
      ['token'],
    ],
    [
      'a compensation has another amount',
      `update ap2t.compensation set amount_cents = amount_cents + 100`,
      ['changed'],
    ],
    [
      'a compensation was not delivered',
      `update ap2t.compensation set purchase_id = null, delivered_at = null`,
      ['unexpected'],
    ],
    [
      'a compensation was not posted',
      `delete from p2apst.posting where event_id = '${compensationId}'`,
      ['missing'],
    ],
  ];
  for (const [name, damage, kinds] of damages) {
    test(`${name}: ${kinds.join(', ')}`, async () => {
      assert.deepEqual(await kindsAfter(world.database, damage), kinds);
    });
  }
});
