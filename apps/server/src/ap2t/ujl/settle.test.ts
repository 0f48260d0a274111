import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { defaultRules } from '@setrum/tariff';
import fc from 'fast-check';
import { splitCompensation } from './compensation.ts';
import { priceFinalBill } from './final-bill.ts';
import type { FinalBill, OpenBill, SettlementWish } from './model.ts';
import { mostTokenCents, type SettlementInput, settleMigration } from './settle.ts';

const unit = '53425';
const may = { tariff: 'R1', powerVa: 1300, unit, on: '2015-05-04' };
const asToken: SettlementWish = { surplus: 'token', shortage: 'bill', instalmentCount: 1 };

const settle = (over: Partial<SettlementInput>) =>
  settleMigration({
    ujlHeldCents: 0,
    finalBill: priceFinalBill(defaultRules, { ...may, usageKwh: 100 }),
    openBills: [],
    policy: 'oldest-first',
    wish: asToken,
    ...over,
  });

const linesOf = (over: Partial<SettlementInput>) =>
  Object.fromEntries(
    settle(over).lines.map(({ account, amountCents }) => [account, amountCents / 100]),
  );

describe('the final bill', () => {
  test('is the use at the price of the day, local tax on top, whole rupiah', () => {
    const { ruleIds, ...bill } = priceFinalBill(defaultRules, { ...may, usageKwh: 100 });
    assert.deepEqual(bill, {
      usageKwh: 100,
      pricePerKwhCents: 135_200,
      energyCents: 135_200_00,
      ppjCents: 4_056_00,
      ppnCents: 0,
      totalCents: 139_256_00,
    });
    assert.equal(ruleIds.length, 3);
  });

  test('has VAT from 7,700 VA on; halves go up, PPJ up, PPN down', () => {
    const use = { tariff: 'R3', powerVa: 7700, unit, on: '2026-11-23', usageKwh: 333 };
    const bill = priceFinalBill(defaultRules, use);
    // 333 x 1,699.53 = 565,943.49; 3 % = 16,978.29; 11 % = 62,253.73
    assert.deepEqual(
      [bill.energyCents, bill.ppjCents, bill.ppnCents],
      [565_943_00, 16_979_00, 62_253_00],
    );
    const half = priceFinalBill(defaultRules, { ...may, on: '2020-10-01', usageKwh: 5 });
    assert.equal(half.energyCents, 7_224_00); // 7,223.50
    assert.equal(priceFinalBill(defaultRules, { ...may, usageKwh: 0 }).totalCents, 0);
    for (const usageKwh of [-1, 0.5])
      assert.throws(() => priceFinalBill(defaultRules, { ...may, usageKwh }), RangeError);
    const gap = () => priceFinalBill(defaultRules, { ...may, on: '2014-05-04', usageKwh: 1 });
    assert.throws(gap, { code: 'SETRUM_TARIFF_UNKNOWN' });
  });
});

describe('a migration is settled', () => {
  test('with what is over as a token, or as cash', () => {
    const plan = settle({ ujlHeldCents: 267_900_00 });
    assert.deepEqual(
      [plan.outcome, plan.surplusCents, plan.shortageCents],
      ['token', 128_644_00, 0],
    );
    const common = { 'liability:ujl': 267_900, 'revenue:postpaid': -135_200, 'tax:ppj': -4_056 };
    assert.deepEqual(linesOf({ ujlHeldCents: 267_900_00 }), {
      ...common,
      'liability:compensation': -128_644,
    });
    const wish = { ...asToken, surplus: 'cash' } as const;
    assert.deepEqual(linesOf({ ujlHeldCents: 267_900_00, wish }), {
      ...common,
      'payable:customer': -128_644,
    });
  });

  test('with what is missing as a bill of the rest, taxes covered first', () => {
    const plan = settle({ ujlHeldCents: 100_000_00 });
    assert.deepEqual([plan.outcome, plan.shortageCents], ['bill', 39_256_00]);
    assert.deepEqual(plan.setOffs, [
      { month: null, billCents: 100_000_00, taxCents: 0, penaltyCents: 0 },
    ]);
    assert.deepEqual(linesOf({ ujlHeldCents: 100_000_00 }), {
      'liability:ujl': 100_000,
      'revenue:postpaid': -95_944,
      'tax:ppj': -4_056,
    });
  });

  test('with what is missing as an instalment of whole rupiah', () => {
    const wish = { ...asToken, shortage: 'instalment', instalmentCount: 3 } as const;
    const plan = settle({ ujlHeldCents: 100_000_00, wish });
    assert.deepEqual(
      [plan.outcome, plan.shortageCents, plan.perPurchaseCents],
      ['instalment', 39_256_00, 13_086_00],
    );
    assert.deepEqual(linesOf({ ujlHeldCents: 100_000_00, wish }), {
      'liability:ujl': 100_000,
      'receivable:instalment': 39_256,
      'revenue:postpaid': -135_200,
      'tax:ppj': -4_056,
    });
    for (const instalmentCount of [0, 37, 1.5])
      assert.throws(() => settle({ wish: { ...wish, instalmentCount } }), RangeError);
  });

  test('exactly, and without any deposit', () => {
    const even = settle({ ujlHeldCents: 139_256_00 });
    assert.deepEqual([even.outcome, even.surplusCents, even.shortageCents], ['even', 0, 0]);
    const none = settle({});
    assert.deepEqual(
      [none.outcome, none.shortageCents, none.setOffs, none.lines],
      ['bill', 139_256_00, [], []],
    );
    const nothing = priceFinalBill(defaultRules, { ...may, usageKwh: 0 });
    const still = settle({ finalBill: nothing });
    assert.deepEqual([still.outcome, still.lines], ['even', []]);
    const back = settle({ finalBill: nothing, ujlHeldCents: 124_800_00 });
    assert.deepEqual([back.outcome, back.surplusCents], ['token', 124_800_00]);
  });

  test('with open bills first, the oldest first; or they stay as they are', () => {
    const openBills: OpenBill[] = [
      { month: 201505, billCents: 80_000_00, taxCents: 8_000_00, penaltyCents: 3_000_00 },
      { month: 201504, billCents: 50_000_00, taxCents: 0, penaltyCents: 5_000_00 },
    ];
    const plan = settle({ ujlHeldCents: 100_000_00, openBills });
    assert.deepEqual(plan.setOffs, [
      { month: 201504, billCents: 50_000_00, taxCents: 0, penaltyCents: 5_000_00 },
      { month: 201505, billCents: 34_000_00, taxCents: 8_000_00, penaltyCents: 3_000_00 },
    ]);
    assert.equal(plan.shortageCents, 46_000_00 + 139_256_00);
    const remain = settle({ ujlHeldCents: 267_900_00, openBills, policy: 'remain' });
    assert.deepEqual([remain.outcome, remain.surplusCents], ['token', 128_644_00]);
    const wish = { ...asToken, shortage: 'instalment' } as const;
    const all = settle({ ujlHeldCents: 100_000_00, openBills, wish });
    assert.deepEqual(
      [all.shortageCents, all.penaltyCents, all.ppnCents, all.revenueCents],
      [185_256_00, 8_000_00, 8_000_00, 265_200_00],
    );
  });

  test('a surplus beyond what a token carries is paid out, whatever was wished', () => {
    const over = (cents: number) => settle({ ujlHeldCents: 139_256_00 + cents }).outcome;
    assert.deepEqual([over(mostTokenCents), over(mostTokenCents + 100)], ['token', 'cash']);
    for (const ujlHeldCents of [-100, 50, 0.5])
      assert.throws(() => settle({ ujlHeldCents }), RangeError);
  });

  test('whatever the figures, no rupiah appears or is lost', () => {
    const rupiah = (max: number) => fc.integer({ min: 0, max }).map((n) => n * 100);
    const finalBill: fc.Arbitrary<FinalBill> = fc
      .tuple(rupiah(500_000), rupiah(50_000), rupiah(50_000))
      .map(([energyCents, ppjCents, ppnCents]) => ({
        ...{ usageKwh: 1, pricePerKwhCents: 1, energyCents, ppjCents, ppnCents, ruleIds: [] },
        totalCents: energyCents + ppjCents + ppnCents,
      }));
    const bill = fc.record({
      month: fc.integer({ min: 1, max: 12 }).map((n) => 202600 + n),
      billCents: rupiah(300_000),
      taxCents: rupiah(30_000),
      penaltyCents: rupiah(9_000),
    });
    const input = fc.record({
      ujlHeldCents: rupiah(1_500_000),
      finalBill,
      openBills: fc.uniqueArray(bill, { maxLength: 5, selector: ({ month }) => month }),
      policy: fc.constantFrom('oldest-first' as const, 'remain' as const),
      wish: fc.record({
        surplus: fc.constantFrom('token' as const, 'cash' as const),
        shortage: fc.constantFrom('bill' as const, 'instalment' as const),
        instalmentCount: fc.integer({ min: 1, max: 36 }),
      }),
    });
    fc.assert(
      fc.property(input, (of) => {
        const plan = settleMigration(of);
        const bills = of.policy === 'remain' ? [] : of.openBills;
        const due =
          of.finalBill.totalCents +
          bills.reduce((sum, one) => sum + one.billCents + one.taxCents + one.penaltyCents, 0);
        assert.equal(
          plan.lines.reduce((sum, { amountCents }) => sum + amountCents, 0),
          0,
        );
        assert.equal(of.ujlHeldCents + plan.shortageCents, due + plan.surplusCents);
        assert.ok(plan.surplusCents === 0 || plan.shortageCents === 0);
        assert.equal(plan.outcome === 'even', plan.surplusCents + plan.shortageCents === 0);
        if (plan.perPurchaseCents !== null)
          assert.ok(plan.perPurchaseCents * of.wish.instalmentCount >= plan.shortageCents);
      }),
      { seed: 20_261_125, numRuns: 500 },
    );
  });
});

describe('what is over becomes energy', () => {
  const split = (amountCents: number, over: object = {}) =>
    splitCompensation(defaultRules, {
      ...{ amountCents, tariff: 'R1T', powerVa: 1300, unit, at: new Date('2026-11-23T05:00:00Z') },
      ...over,
    });

  test('with its taxes, and without stamp duty', () => {
    assert.deepEqual(split(128_644_00), {
      amountCents: 128_644_00,
      ppjCents: 3_747_00,
      ppnCents: 0,
    });
    const large = split(6_000_000_00, { tariff: 'R3T', powerVa: 7700 });
    assert.deepEqual([large.ppjCents, large.ppnCents], [157_895_00, 578_947_00]);
    const old = split(900_000_00, { at: new Date('2015-05-04T05:00:00Z') });
    assert.equal(old.amountCents - old.ppjCents, 873_786_41); // 900,000 / 1.03, to the sen
  });

  test('a single rupiah is energy alone', () => {
    assert.deepEqual(split(100), { amountCents: 100, ppjCents: 0, ppnCents: 0 });
    assert.deepEqual(split(200), { amountCents: 200, ppjCents: 100, ppnCents: 0 });
  });
});
