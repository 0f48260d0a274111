import assert from 'node:assert/strict';
import { test } from 'node:test';
import { defaultRules } from './defaults/rules.ts';
import { energyComputedCkwh } from './energy.ts';
import { quote } from './quote.ts';
import type { TariffRules } from './rules.ts';

/*
 * Published slips, press examples and sample messages, by the numbers they have in docs/money-rules.md.
 *
 * What cannot be fitted, and is therefore not tested:
 * - 7 and 8 (sample messages): the same PPJ of 1,500 and instalment of 5,000 stand on 20,000 and on 100,000, so no rate
 *   gives both; only the energy is worked out from the token's share. Both need 605 per kWh; 8 is R1/900, which had that
 *   price, 7 is R1/1300, which did not.
 * - 9 (sample message): PPN 204.08, PPJ 199.96, instalment 197.94 and token 19,398.02 do add up to 20,000, but are about
 *   one per cent each, and no PPN was ever that. They equal 20,000 / 98, then a 99th of the rest, then a 99th of that
 *   rest: a test system's numbers. 16.21 kWh would need 1,196.30 to 1,197.04 per kWh, which no table has.
 * - Press examples by N x (1 - PPJ), such as 50,000 at 3 % giving 33.57 kWh: a rule of thumb that no slip follows.
 */

/** A region of its own with one rate for every power, as a deployment would add it. */
function withPpj(rateBp: number): TariffRules {
  const region = { unitPrefix: '99', from: '2000-01-01', bands: [{ upToVa: null, rateBp }] };
  return { ...defaultRules, ppj: [...defaultRules.ppj, region] };
}

const elsewhere = '99001';

test('1: 100,000 with the fee of 1,600 inside it, 9 %', () => {
  const made = quote(withPpj(900), {
    amountCents: 100_000_00,
    adminCents: 1_600_00,
    tariff: 'R1T',
    powerVa: 900,
    unit: elsewhere,
    at: new Date('2012-06-01T03:00:00Z'),
  });
  assert.equal(made.totalCents, 100_000_00);
  assert.equal(made.amountCents, 98_400_00);
  assert.equal(made.tokenCents, 90_275_23);
  assert.equal(made.ppjCents, 8_124_77);
  assert.equal(made.pricePerKwhCents, 605_00);
  assert.equal(made.energyComputedCkwh, 149_30);
  assert.equal(made.energyDkwh, 149_3);
});

test('2: 20,000 with the fee of 1,600 inside it, 3 %', () => {
  const made = quote(defaultRules, {
    amountCents: 20_000_00,
    adminCents: 1_600_00,
    tariff: 'R1T',
    powerVa: 900,
    unit: elsewhere,
    at: new Date('2012-06-01T03:00:00Z'),
  });
  assert.equal(made.tokenCents, 17_864_08);
  assert.equal(made.ppjCents, 535_92);
  assert.equal(made.energyComputedCkwh, 29_60);
  assert.equal(made.energyDkwh, 29_6);
});

const wholeRupiahSlips = [
  { name: '3', amount: 100_000, admin: 2_500, rateBp: 900, token: 91_743, ppj: 8_257 },
  { name: '4', amount: 20_000, admin: 0, rateBp: 800, token: 18_518, ppj: 1_482 },
  { name: '5', amount: 20_000, admin: 0, rateBp: 1000, token: 18_181, ppj: 1_819 },
];

for (const slip of wholeRupiahSlips) {
  test(`${slip.name}: ${slip.amount} at ${slip.rateBp / 100} %, the fee on top`, () => {
    const made = quote(withPpj(slip.rateBp), {
      amountCents: slip.amount * 100,
      adminCents: slip.admin * 100,
      tariff: 'R1T',
      powerVa: 900,
      unit: elsewhere,
      at: new Date('2020-06-05T17:00:00Z'),
    });
    assert.equal(made.totalCents, (slip.amount + slip.admin) * 100);
    assert.equal(made.tokenCents, slip.token * 100);
    assert.equal(made.ppjCents, slip.ppj * 100);
  });
}

test('6: first credit of 50,000 in Jakarta, 450 VA', () => {
  const made = quote(defaultRules, {
    amountCents: 50_000_00,
    tariff: 'R1T',
    powerVa: 450,
    unit: '54110',
    at: new Date('2025-11-10T03:00:00Z'),
  });
  assert.equal(made.tokenCents, 48_828_00);
  assert.equal(made.ppjCents, 1_172_00);
});

test('7 and 8: the energy of the sample messages', () => {
  assert.equal(energyComputedCkwh('halfUp0.01', 13_500_00, 605_00), 22_31);
  assert.equal(energyComputedCkwh('halfUp0.01', 93_500_00, 605_00), 154_55);
});

test('10: 200,000 for R3/7700 with PPJ 10 % and PPN 11 %', () => {
  const made = quote(withPpj(1000), {
    amountCents: 200_000_00,
    adminCents: 3_000_00,
    tariff: 'R3T',
    powerVa: 7700,
    unit: elsewhere,
    at: new Date('2022-05-01T03:00:00Z'),
  });
  assert.equal(made.tokenCents, 165_290_00);
  assert.equal(made.ppjCents, 16_529_00);
  assert.equal(made.ppnCents, 18_181_00);
  assert.equal(made.pricePerKwhCents, 1_444_70);
  // Published with one decimal, as 114.4.
  assert.equal(made.energyComputedCkwh, 114_41);
  assert.equal(made.energyDkwh, 114_5);
});

// The rate of 8 % is fitted, but nothing else gives both numbers: they confine it to between 7.98 and 8.01 %.
test('11: 100,000 before and after the price cut of October 2020, 8 %, sold up to a tenth', () => {
  const energyAt = (at: string) =>
    quote(withPpj(800), {
      amountCents: 100_000_00,
      tariff: 'R1T',
      powerVa: 1300,
      unit: elsewhere,
      at: new Date(at),
    }).energyDkwh;
  assert.equal(energyAt('2020-09-15T03:00:00Z'), 63_2);
  assert.equal(energyAt('2020-10-01T03:00:00Z'), 64_1);
});
