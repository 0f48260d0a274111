import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import fc from 'fast-check';
import { defaultRules } from './defaults/rules.ts';
import { type Quote, type QuoteInput, quote } from './quote.ts';
import type { TariffRules } from './rules.ts';

const seeded = { seed: 20150504, numRuns: 2000 };
const dayOne = '2000-01-01';

const customers = fc.constantFrom(
  { tariff: 'R1T', powerVa: 450 },
  { tariff: 'R1T', powerVa: 900 },
  { tariff: 'R1T', powerVa: 2200 },
  { tariff: 'R2T', powerVa: 5500 },
  { tariff: 'R3T', powerVa: 7700 },
  { tariff: 'B2T', powerVa: 23_000 },
);
const moments = fc
  .constantFrom('2015-05-04', '2016-01-31', '2019-12-31', '2021-01-01', '2022-03-31', '2025-11-10')
  .map((day) => new Date(`${day}T03:00:00Z`));

/** Every way to place the fee, round the lines and take the instalment, over any rate of either tax up to 50 %. */
const anyPolicy = fc.record({
  placement: fc.constantFrom('inside', 'onTop'),
  rounding: fc.constantFrom('sen', 'rupiah'),
  instalment: fc.constantFrom('beforeTax', 'afterTax'),
  ppjBp: fc.oneof(fc.constantFrom(0, 240, 300, 800, 1000), fc.integer({ min: 0, max: 5_000 })),
  ppnBp: fc.oneof(fc.constantFrom(0, 1000, 1100, 1200), fc.integer({ min: 0, max: 5_000 })),
});
type Policy = typeof anyPolicy extends fc.Arbitrary<infer Value> ? Value : never;

function rulesOf({ placement, rounding, instalment, ppjBp, ppnBp }: Policy): TariffRules {
  return {
    ...defaultRules,
    admin: [{ from: dayOne, placement }],
    lines: [{ from: dayOne, rounding, instalment }],
    ppj: [{ unitPrefix: '', from: dayOne, bands: [{ upToVa: null, rateBp: ppjBp }] }],
    ppn: [{ from: dayOne, classes: ['R1', 'R2', 'R3', 'B2'], minVa: 0, rateBp: ppnBp }],
  };
}

/** Amounts large enough that fee, duty and instalment leave something at any rate; sen as well as whole rupiah. */
const anyInput: fc.Arbitrary<QuoteInput> = fc
  .record({
    amountCents: fc.oneof(
      fc.integer({ min: 50_000, max: 100_000_000 }).map((rupiah) => rupiah * 100),
      fc.integer({ min: 5_000_000, max: 2 ** 52 }),
    ),
    adminCents: fc.integer({ min: 0, max: 5_000_00 }),
    instalmentCents: fc.integer({ min: 0, max: 5_000_00 }),
    at: moments,
    customer: customers,
  })
  .map(({ customer, ...rest }) => ({ ...rest, ...customer, unit: '53425' }));

function sum(made: Quote): number {
  return made.stampCents + made.ppnCents + made.ppjCents + made.instalmentCents + made.tokenCents;
}

describe('every quote, under every policy', () => {
  test('adds up to the last sen, with no line below zero', () => {
    fc.assert(
      fc.property(anyPolicy, anyInput, (policy, input) => {
        const made = quote(rulesOf(policy), input);
        assert.equal(sum(made), made.amountCents);
        assert.equal(made.amountCents + made.adminCents, made.totalCents);
        const inside = policy.placement === 'inside';
        assert.equal(inside ? made.totalCents : made.amountCents, input.amountCents);
        assert.ok(made.ppjCents >= 0 && made.ppnCents >= 0 && made.tokenCents > 0);
      }),
      seeded,
    );
  });

  test('sells the fewest tenths of a kWh that are worth the token share', () => {
    fc.assert(
      fc.property(anyPolicy, anyInput, (policy, input) => {
        const { energyDkwh, energyComputedCkwh, pricePerKwhCents, tokenCents } = quote(
          rulesOf(policy),
          input,
        );
        const tenthsPrice = BigInt(pricePerKwhCents);
        const worth = BigInt(tokenCents) * 10n;
        assert.ok(BigInt(energyDkwh) * tenthsPrice >= worth);
        assert.ok(BigInt(energyDkwh - 1) * tenthsPrice < worth);
        assert.ok(energyComputedCkwh <= energyDkwh * 10);
        assert.ok(energyComputedCkwh > (energyDkwh - 1) * 10 - 1);
      }),
      seeded,
    );
  });

  test('keeps each tax within its rounding step of the exact share', () => {
    fc.assert(
      fc.property(anyPolicy, anyInput, (policy, input) => {
        const made = quote(rulesOf(policy), { ...input, instalmentCents: 0 });
        const taxed = BigInt(made.amountCents - made.stampCents);
        const divisor = BigInt(10_000 + policy.ppjBp + policy.ppnBp);
        // A rupiah; in sen at most one, half from each of the two lines that the remainder makes up for.
        const step = (policy.rounding === 'sen' ? 1n : 100n) * divisor;
        for (const [tax, rate] of [
          [made.ppjCents, policy.ppjBp],
          [made.ppnCents, policy.ppnBp],
        ] as const) {
          const error = BigInt(tax) * divisor - taxed * BigInt(rate);
          assert.ok(error >= -step && error <= step, `off by ${error} / ${divisor}`);
        }
      }),
      seeded,
    );
  });
});

describe('more money', () => {
  const extra = fc.integer({ min: 2, max: 1_000_000 });

  // One rupiah more may move both taxes up by one at once, and a step of the stamp duty costs what it costs; neither
  // is a fault of the arithmetic, so amounts two rupiah apart and on the same step are compared.
  test('never gives less: two rupiah or more apart, on one step of the stamp duty', () => {
    fc.assert(
      fc.property(anyPolicy, anyInput, extra, (policy, input, extraRupiah) => {
        const rules = rulesOf(policy);
        const lower = quote(rules, input);
        const higher = quote(rules, {
          ...input,
          amountCents: input.amountCents + extraRupiah * 100,
        });
        fc.pre(lower.stampCents === higher.stampCents);
        assert.ok(higher.tokenCents >= lower.tokenCents);
        assert.ok(higher.energyDkwh >= lower.energyDkwh);
      }),
      seeded,
    );
  });

  test('never gives less for any rupiah more, where only the local tax is due', () => {
    fc.assert(
      fc.property(anyPolicy, anyInput, (policy, input) => {
        const untaxed = rulesOf({ ...policy, ppnBp: 0 });
        const lower = quote(untaxed, input);
        const higher = quote(untaxed, { ...input, amountCents: input.amountCents + 100 });
        fc.pre(lower.stampCents === higher.stampCents);
        assert.ok(higher.tokenCents >= lower.tokenCents);
      }),
      seeded,
    );
  });
});
