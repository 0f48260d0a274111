import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { testPartner } from '../../test-support/world.ts';
import { type BillWorld, billOf, createBillWorld } from '../payment/test-support/bill-world.ts';
import type { FaultKind } from './checks.ts';
import { examineLedger } from './examine.ts';
import { readStatement } from './statement.ts';
import { kindsAfter } from './test-support/damage.ts';

describe('payments and reversals in the ledger', () => {
  let world: BillWorld;
  before(async () => {
    world = await createBillWorld();
    const { service } = world;
    await service.pay(world.request(await world.registration(), { requestKey: 'kept' }));
    const taken = world.request(await world.registration(), { requestKey: 'taken' });
    await service.pay(taken);
    const bill = billOf(202610, { taxCents: 100_000, penaltyCents: 500_000 });
    const postpaid = { product: '99501', amountCents: 20_600_000 } as const;
    await service.pay(
      world.request(await world.customer([bill]), { ...postpaid, requestKey: 'bill' }),
    );
    const { partnerId, requestKey } = taken;
    await service.reverse({ partnerId, requestKey, reversalKey: 'reversal' });
  });
  after(async () => {
    await world?.close();
  });

  test('the books are whole, and a statement tells them apart', async () => {
    assert.deepEqual((await examineLedger(world.database)).faults, []);
    const period = { from: new Date('2026-01-01'), until: new Date('2027-01-01') };
    const told: (readonly [string | null, string | null, number])[] = [];
    for await (const part of readStatement(world.database, testPartner.partnerId, period)) {
      if (part.kind !== 'entries') continue;
      for (const entry of part.entries) told.push([entry.kind, entry.reference, entry.amountCents]);
    }
    assert.deepEqual(told.map(String).sort(), [
      'non-taglis,kept,-206200000',
      'non-taglis,taken,-206200000',
      'postpaid,bill,-20600000',
      'reversal,reversal,206200000',
    ]);
  });

  const payment = (requestKey: string): string =>
    `(select payment_id from p2apst.payment where request_key = '${requestKey}')`;
  const reversal = `(select reversal_id from p2apst.payment where request_key = 'taken')`;
  const damages: [string, string, FaultKind[]][] = [
    [
      'a payment was never posted',
      `delete from p2apst.posting where event_id = ${payment('bill')}`,
      ['deposit', 'missing', 'payment'],
    ],
    [
      'the penalty was booked as revenue',
      `update p2apst.posting set account = 'revenue:energy' where event_id = ${payment('bill')} and account = 'receivable:penalty'`,
      ['missing', 'unexpected'],
    ],
    [
      'a reversal was not posted',
      `delete from p2apst.posting where event_id = ${reversal}`,
      ['deposit', 'missing', 'payment'],
    ],
    [
      'a reversal is not on record',
      `update p2apst.payment set reversal_key = null, reversal_id = null, reversed_at = null where request_key = 'taken'`,
      ['payment', 'unexpected'],
    ],
    [
      'a payment was moved to another partner',
      `update p2apst.payment set partner_id = '4520009' where request_key = 'kept'`,
      ['missing', 'unexpected'],
    ],
    [
      'AP2T has forgotten a payment',
      `update ap2t.registration set state = 'open', payment_id = null, paid_at = null where payment_id = ${payment('kept')}`,
      ['payment'],
    ],
  ];
  for (const [name, damage, kinds] of damages) {
    test(`${name}: ${kinds.join(', ')}`, async () => {
      assert.deepEqual(await kindsAfter(world.database, damage), kinds);
    });
  }
});
