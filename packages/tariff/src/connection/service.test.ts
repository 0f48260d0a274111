import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { connectionProblemsOf } from './check-rules.ts';
import { defaultConnectionRules as rules } from './defaults.ts';
import type { ConnectionRules, ServiceProduct } from './rules.ts';
import { checkService, powerStepOf, serviceChoices } from './service.ts';

const on = '2015-05-04';
const check = (tariff: string, powerVa: number, product: ServiceProduct = 'postpaid', day = on) =>
  checkService({ tariff, powerVa, product }, day, rules);

describe('services', () => {
  const ranges: [tariff: string, inside: number[], outside: number[]][] = [
    ['S2', [450, 197_000], [220_000]],
    ['S3', [201_000], [197_000]],
    ['R1', [450, 900, 1300, 2200], [3500]],
    ['R2', [3500, 3900, 4400, 5500], [2200, 6600]],
    ['R3', [6600, 7700, 197_000], [5500, 201_000]],
    ['B1', [450, 5500], [6600]],
    ['B2', [6600, 197_000], [5500, 201_000]],
    ['B3', [201_000], [197_000]],
    ['I1', [450, 13_900], [16_500]],
    ['I2', [16_500, 197_000], [13_900]],
    ['I3', [201_000, 30_000_000], [197_000]],
    ['I4', [30_000_000], [29_999_000]],
    ['P1', [450, 197_000], [201_000]],
    ['P2', [201_000], [197_000]],
    ['P3', [450, 201_000], []],
    ['X1', [], [450]],
  ];
  for (const [tariff, inside, outside] of ranges) {
    test(`${tariff} at the edges of its range`, () => {
      for (const powerVa of inside) check(tariff, powerVa);
      for (const powerVa of outside) {
        assert.throws(() => check(tariff, powerVa), { code: 'SETRUM_TARIFF_POWER_INVALID' });
      }
    });
  }

  test('a power without a breaker is refused; above 200 kVA whole kVA are contracted', () => {
    for (const [tariff, powerVa] of [
      ['R1', 1000],
      ['R1', 0],
      ['S1', 220],
      ['B3', 200_500],
      ['B3', 201_500],
    ] as const) {
      assert.throws(() => check(tariff, powerVa), { code: 'SETRUM_POWER_NOT_STANDARD' });
    }
    check('B3', 345_000);
  });

  test('R1M begins in 2017', () => {
    assert.throws(() => check('R1M', 900, 'postpaid', '2016-12-31'), {
      code: 'SETRUM_TARIFF_POWER_INVALID',
    });
    check('R1M', 900, 'prepaid', '2017-01-01');
  });

  test('the T of prepaid makes no difference', () => {
    check('R1T', 2200, 'prepaid-nfc');
    check('R1MT', 900, 'prepaid', '2025-01-01');
  });

  test('a product ends at its power and its classes, and prepaid needs a price', () => {
    check('R3', 22_000, 'prepaid-nfc');
    check('R3', 41_500, 'prepaid');
    check('R3', 53_000, 'postpaid');
    const code = { code: 'SETRUM_PRODUCT_INVALID' };
    assert.throws(() => check('R3', 23_000, 'prepaid-nfc'), code);
    assert.throws(() => check('R3', 53_000, 'prepaid'), code);
    assert.throws(() => check('I2', 16_500, 'prepaid'), code);
    assert.throws(() => check('B1', 2200, 'prepaid'), { code: 'SETRUM_TARIFF_UNKNOWN' });
  });
});

describe('what a form offers', () => {
  test('is what is accepted, and nothing else', () => {
    for (const day of ['2010-08-01', on, '2025-11-10']) {
      const choices = serviceChoices(day, rules);
      assert.ok(choices.length > 100);
      for (const { tariff, powerVa, products } of choices) {
        for (const product of ['postpaid', 'prepaid', 'prepaid-nfc'] as const) {
          const offered = products.includes(product);
          const accepting = () => check(tariff, powerVa, product, day);
          if (offered) accepting();
          else assert.throws(accepting);
        }
      }
    }
  });

  test('the households of 2015, in rising order, with their breakers', () => {
    const r1 = serviceChoices(on, rules).filter(({ tariff }) => tariff === 'R1');
    assert.deepEqual(
      r1.map(({ powerVa, phases, amperes }) => [powerVa, phases, amperes]),
      [
        [450, 1, 2],
        [900, 1, 4],
        [1300, 1, 6],
        [2200, 1, 10],
      ],
    );
    assert.deepEqual(r1[0]?.products, ['postpaid', 'prepaid', 'prepaid-nfc']);
    assert.deepEqual(powerStepOf(3900, rules), { powerVa: 3900, phases: 3, amperes: 6 });
    assert.equal(powerStepOf(345_000, rules), null);
  });
});

describe('the rules themselves', () => {
  test('nothing is wrong with those that ship', () => {
    assert.deepEqual(connectionProblemsOf(rules), []);
  });

  test('every value that cannot be meant is named with its place', () => {
    const from = '2026-01-01';
    const fixed = (upToVa: number | null, fixedCents: number) => ({
      upToVa,
      charge: { fixedCents },
    });
    const wrong: ConnectionRules = {
      ...rules,
      money: { ...rules.money, admin: [{ from: '1 May', placement: 'onTop' }] },
      fees: [{ from, bands: [fixed(null, 1), fixed(900, 0.5)] }],
      deposits: [{ from: '2026-02-30', bands: [] }],
      ppn: [{ from, on: ['BP'], rateBp: -1 }],
      reinstallation: [{ from, steps: [{ upToDays: 60, feeBp: 10_001 }] }],
      firstCredit: [{ from, until: from, compulsory: [] }],
      powerSteps: [...rules.powerSteps, { powerVa: 450, phases: 1, amperes: 2 }],
      classRanges: [{ tariff: 'R1', from, minVa: 2200, maxVa: 450 }],
      products: [{ product: 'prepaid', from, classes: 'all', maxVa: -1 }],
    };
    assert.deepEqual(connectionProblemsOf(wrong), [
      'admin[0]: 1 May is no day',
      'fees[0]: the bands do not rise',
      'fees[0]: a charge is not whole',
      'deposits[0]: 2026-02-30 is no day',
      'deposits[0]: there are no bands',
      'ppn[0]: the rate is not between 0 and 100 %',
      'reinstallation[0]: a share is not between 0 and 100 %',
      'reinstallation[0]: the last step has an end',
      'firstCredit[0]: 2026-01-01 is no day after 2026-01-01',
      'powerSteps: a power is there twice',
      'classRanges[0]: the range of power is upside down',
      'products[0]: the largest power is no power',
    ]);
  });
});
