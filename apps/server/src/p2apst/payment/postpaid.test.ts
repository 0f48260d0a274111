import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { catalogue } from '@setrum/errors';
import { registerCustomer } from '../../ap2t/index.ts';
import { meterNumber } from '../../test-support/world.ts';
import {
  type BillWorld,
  billOf,
  coded,
  createBillWorld,
  eventOf,
} from './test-support/bill-world.ts';

describe('postpaid bills', () => {
  let world: BillWorld;
  before(async () => {
    world = await createBillWorld();
  });
  after(() => world.close());

  const ofBills = (subject: string, billCount: number, amountCents: number) =>
    world.request(subject, { product: '99501', billCount, amountCents });

  test('are paid from the oldest on, with penalty and VAT, less the incentive', async () => {
    const late = { taxCents: 2_200_000, penaltyCents: 1_000_000, incentiveCents: 500_000 };
    const subject = await world.customer([billOf(202611), billOf(202609, late), billOf(202610)]);
    const answer = await world.service.inquire(ofBills(subject, 1, 1));
    assert.ok(answer.claim.type === 'postpaid');
    assert.deepEqual(answer.claim.bills, [billOf(202609, late), billOf(202610), billOf(202611)]);
    assert.equal(answer.amountCents, 62_700_000);

    for (const [count, amount] of [
      [1, 20_000_000],
      [2, 42_700_100],
      [3, 42_700_000],
    ] as const)
      await assert.rejects(
        world.service.pay(ofBills(subject, count, amount)),
        coded('SETRUM_BILL_AMOUNT_WRONG'),
      );
    for (const count of [0, 4])
      await assert.rejects(
        world.service.pay(ofBills(subject, count, 62_700_000)),
        coded('SETRUM_BILL_COUNT_WRONG'),
      );

    const paid = await world.service.pay(ofBills(subject, 2, 42_700_000));
    assert.ok(paid.claim.type === 'postpaid');
    assert.deepEqual([paid.billCount, paid.claim.outstandingBills], [2, 3]);
    assert.deepEqual(
      paid.claim.bills.map((bill) => bill.month),
      [202609, 202610],
    );
    assert.deepEqual(await world.postings(eventOf(paid)), {
      'deposit:4510017': 42_700_000,
      'receivable:penalty': -1_000_000,
      'revenue:postpaid': -39_500_000,
      'tax:ppn': -2_200_000,
    });
    const left = await world.rows(
      'select month from ap2t.bill where idpel = $1 and payment_id is null',
      [subject],
    );
    assert.deepEqual(left, [{ month: 202611 }]);
    await world.service.pay(ofBills(subject, 1, 20_000_000));
    await assert.rejects(
      world.service.pay(ofBills(subject, 1, 20_000_000)),
      coded('SETRUM_BILL_PAID'),
    );
    await world.assertSound();
  });

  test('five open ones are told, four of them listed', async () => {
    const months = [202607, 202608, 202609, 202610, 202611];
    const subject = await world.customer(months.map((month) => billOf(month)));
    const { claim, amountCents } = await world.service.inquire(ofBills(subject, 1, 1));
    assert.ok(claim.type === 'postpaid');
    assert.deepEqual([claim.outstandingBills, claim.bills.length, amountCents], [5, 4, 80_000_000]);
    const five = world.service.pay(ofBills(subject, 5, 100_000_000));
    await assert.rejects(five, coded('SETRUM_BILL_COUNT_WRONG'));
  });

  test('that are not out yet are not there; those of a prepaid customer never are', async () => {
    const subject = await world.customer([billOf(202609)]);
    await world.service.pay(ofBills(subject, 1, 20_000_000));
    await assert.rejects(world.service.inquire(ofBills(subject, 1, 1)), coded('SETRUM_BILL_PAID'));
    world.now = new Date('2026-11-30T17:00:00.000Z');
    await assert.rejects(world.service.inquire(ofBills(subject, 1, 1)), coded('SETRUM_BILL_NONE'));
    const meter = { meterNo: meterNumber(1), make: 'ITRON', type: 'EM512', kind: 'nfc' } as const;
    const idpel = '534250000000';
    const address = 'DK. SELATAN';
    await registerCustomer(world.database, {
      idpel,
      name: 'A',
      address,
      unit: '53425',
      tariff: 'R1T',
      powerVa: 2200,
      meter,
    });
    const prepaid = ofBills(idpel, 1, 20_000_000);
    await assert.rejects(world.service.pay(prepaid), coded('SETRUM_BILL_NONE'));
    assert.equal(catalogue.SETRUM_BILL_NONE.iso, '0089');
  });
});
