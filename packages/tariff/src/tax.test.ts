import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { SetrumError } from '@setrum/errors';
import { defaultRules } from './defaults/rules.ts';
import type { TariffRules } from './rules.ts';
import { ppjRateOn, ppnRateOn, stampDutyOn } from './tax.ts';

describe('the local tax', () => {
  const ppjBp = (unit: string, powerVa: number, rules = defaultRules, day = '2025-01-01') =>
    ppjRateOn(rules, unit, powerVa, day).rateBp;

  test('of Jakarta rises with the power; elsewhere it is 3 %', () => {
    const powers = [450, 2200, 3500, 5500, 6600, 23_000];
    assert.deepEqual(
      powers.map((powerVa) => ppjBp('54110', powerVa)),
      [240, 240, 300, 300, 400, 400],
    );
    assert.deepEqual(
      powers.map((powerVa) => ppjBp('51250', powerVa)),
      [300, 300, 300, 300, 300, 300],
    );
    assert.equal(ppjBp('53425', 2200), 300);
  });

  const bands = (rateBp: number) => [{ upToVa: null, rateBp }];
  const regional: TariffRules = {
    ...defaultRules,
    ppj: [
      { unitPrefix: '534', from: '2000-01-01', bands: bands(800) },
      { unitPrefix: '', from: '2000-01-01', bands: bands(300) },
      { unitPrefix: '53', from: '2024-01-01', bands: bands(1000) },
      { unitPrefix: '53425', from: '2024-01-05', until: '2024-02-01', bands: bands(600) },
    ],
  };

  test('is that of the longest prefix in force on the day', () => {
    assert.equal(ppjBp('53111', 900, regional), 1000);
    assert.equal(ppjBp('53111', 900, regional, '2023-12-31'), 300);
    assert.equal(ppjBp('53425', 900, regional, '2024-01-04'), 800);
    assert.equal(ppjBp('53425', 900, regional, '2024-01-05'), 600);
    assert.equal(ppjBp('53425', 900, regional, '2024-02-01'), 800);
  });

  test('of a power above the last band is refused', () => {
    const capped: TariffRules = {
      ...defaultRules,
      ppj: [{ unitPrefix: '', from: '2000-01-01', bands: [{ upToVa: 2200, rateBp: 300 }] }],
    };
    assert.throws(
      () => ppjBp('53425', 3500, capped),
      (error) => error instanceof SetrumError && error.code === 'SETRUM_TARIFF_RULE_MISSING',
    );
  });
});

test('VAT is due from households of 7,700 VA, 10 % to the end of March 2022 and 11 % after', () => {
  const ppnBp = (tariffClass: string, powerVa: number, day: string) =>
    ppnRateOn(defaultRules, tariffClass, powerVa, day).rateBp;
  assert.equal(ppnBp('R3', 7700, '2022-03-31'), 1000);
  assert.equal(ppnBp('R3', 7700, '2022-04-01'), 1100);
  assert.equal(ppnBp('R3', 6600, '2022-04-01'), 0);
  assert.equal(ppnBp('B2', 7700, '2022-04-01'), 0);
});

test('stamp duty begins above each step, not on it', () => {
  const duty = (rupiah: number, day: string) =>
    stampDutyOn(defaultRules, rupiah * 100, day).dutyCents / 100;
  const before = [250_000, 250_001, 1_000_000, 1_000_001];
  assert.deepEqual(
    before.map((rupiah) => duty(rupiah, '2020-12-31')),
    [0, 3_000, 3_000, 6_000],
  );
  const since = [1_000_001, 5_000_000, 5_000_001];
  assert.deepEqual(
    since.map((rupiah) => duty(rupiah, '2021-01-01')),
    [0, 0, 10_000],
  );
});
