import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { SetrumError } from '@setrum/errors';
import { defaultRules } from './defaults/rules.ts';
import { baseClass, priceOn } from './price.ts';
import type { TariffRules } from './rules.ts';

function centsOn(tariffClass: string, powerVa: number, day: string, rules = defaultRules): number {
  return priceOn(rules, tariffClass, powerVa, day).pricePerKwhCents;
}

function unknown(tariffClass: string, powerVa: number, day: string) {
  assert.throws(
    () => priceOn(defaultRules, tariffClass, powerVa, day),
    (error) => error instanceof SetrumError && error.code === 'SETRUM_TARIFF_UNKNOWN',
    `${tariffClass}/${powerVa} on ${day}`,
  );
}

test('a tariff code is read with and without the T of prepaid, and padded either way', () => {
  const codes = ['R1T', 'R1  ', '  R1', 'r1t', 'R1MT', 'B2T', 'T', 'C'];
  assert.deepEqual(codes.map(baseClass), ['R1', 'R1', 'R1', 'R1', 'R1M', 'B2', 'T', 'C']);
});

describe('the published prices', () => {
  const months2015 = ['01', '03', '04', '05', '06'].map((month) => `2015-${month}-15`);

  test('of 2015, month by month', () => {
    const adjusted = [149605, 142658, 146589, 151481, 152424];
    for (const [tariffClass, powerVa] of [
      ['R2', 3500],
      ['R2', 5500],
      ['R3', 6600],
      ['B2', 6600],
      ['P1', 200_000],
      ['P3', 450],
    ] as const) {
      assert.deepEqual(
        months2015.map((day) => centsOn(tariffClass, powerVa, day)),
        adjusted,
      );
    }
    const held = [
      ['R1', 450, 41500],
      ['R1', 900, 60500],
      ['R1', 1300, 135200],
      ['R1', 2200, 135200],
    ] as const;
    for (const [tariffClass, powerVa, cents] of held) {
      for (const day of months2015) assert.equal(centsOn(tariffClass, powerVa, day), cents);
    }
    assert.equal(centsOn('B3', 240_000, '2015-05-31'), 110870);
    assert.equal(centsOn('I4', 30_000_000, '2015-05-31'), 106380);
  });

  test('of 2025', () => {
    const of2025 = [
      ['R1', 450, 41500],
      ['R1', 900, 60500],
      ['R1M', 900, 135200],
      ['R1', 2200, 144470],
      ['R2', 4400, 169953],
      ['R3', 23_000, 169953],
      ['B2', 6600, 144470],
      ['P1', 6600, 169953],
      ['P3', 1300, 169953],
      ['P2', 240_000, 152288],
      ['B3', 240_000, 111474],
      ['I3', 240_000, 111474],
      ['I4', 30_000_000, 99674],
    ] as const;
    for (const [tariffClass, powerVa, cents] of of2025) {
      assert.equal(centsOn(tariffClass, powerVa, '2025-11-30'), cents, tariffClass);
    }
  });

  test('of 2013, quarter by quarter', () => {
    const quarters = ['2013-03-31', '2013-04-01', '2013-09-30', '2013-12-31'];
    assert.deepEqual(
      quarters.map((day) => centsOn('R1', 1300, day)),
      [83300, 87900, 92800, 97900],
    );
    assert.deepEqual(
      quarters.map((day) => centsOn('R1', 2200, day)),
      [84300, 89300, 94700, 100400],
    );
  });

  test('change on the day and not before', () => {
    assert.equal(centsOn('R1', 2200, '2020-09-30'), 146728);
    assert.equal(centsOn('R1', 2200, '2020-10-01'), 144470);
    assert.equal(centsOn('R3', 7700, '2022-06-30'), 144470);
    assert.equal(centsOn('R3', 7700, '2022-07-01'), 169953);
  });
});

test('a class, a power or a period without a price is refused, not guessed', () => {
  unknown('X1', 900, '2025-01-01');
  unknown('R1', 3500, '2025-01-01');
  unknown('R1', 1000, '2025-01-01');
  unknown('B2', 200_001, '2025-01-01');
  unknown('R1M', 900, '2016-12-31');
  unknown('R1', 900, '2010-06-30');
  unknown('R2', 3500, '2015-08-01');
  unknown('R1', 1300, '2016-02-01');
});

test('a row added at the end replaces the price from its day on', () => {
  const rules: TariffRules = {
    ...defaultRules,
    prices: [
      ...defaultRules.prices,
      {
        classes: ['R1'],
        minVa: 1300,
        maxVa: 2200,
        prices: [{ from: '2030-01-01', until: '2030-02-01', pricePerKwhCents: 150000 }],
      },
    ],
  };
  assert.equal(centsOn('R1', 1300, '2029-12-31', rules), 144470);
  assert.equal(centsOn('R1', 1300, '2030-01-31', rules), 150000);
  assert.equal(centsOn('R1', 1300, '2030-02-01', rules), 144470);
});
