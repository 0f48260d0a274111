import assert from 'node:assert/strict';
import { test } from 'node:test';
import { problemsOf } from './check-rules.ts';
import { defaultRules } from './defaults/rules.ts';
import type { TariffRules } from './rules.ts';

test('nothing is wrong with the rules that ship', () => {
  assert.deepEqual(problemsOf(defaultRules), []);
});

test('every value that cannot be meant is named with its place', () => {
  const from = '2026-01-01';
  const wrong: TariffRules = {
    prices: [
      {
        classes: ['R1'],
        minVa: 2200,
        maxVa: 900,
        prices: [{ from: '2026-02-30', pricePerKwhCents: 0 }],
      },
    ],
    ppj: [
      {
        unitPrefix: '5x',
        from,
        bands: [
          { upToVa: null, rateBp: 10_001 },
          { upToVa: 2200, rateBp: 2.5 },
        ],
      },
    ],
    ppn: [{ from, until: from, classes: [], minVa: 0, rateBp: -1 }],
    stamp: [
      {
        from,
        steps: [
          { aboveCents: 200, dutyCents: 0.5 },
          { aboveCents: 100, dutyCents: 1 },
        ],
      },
    ],
    admin: [{ from: '1 May', placement: 'onTop' }],
    lines: [{ from: '2026-13-01', rounding: 'sen', instalment: 'beforeTax' }],
    energy: [{ from, until: '2025-12-31', rounding: 'up0.1' }],
    amounts: {
      purchase: [{ from, minimumCents: 2, maximumCents: 1, denominations: 'anyWholeRupiah' }],
      firstCredit: [],
    },
  };
  assert.deepEqual(problemsOf(wrong), [
    'prices[0].prices[0]: 2026-02-30 is no day',
    'prices[0].prices[0]: the price is not above zero',
    'prices[0]: the range of power is upside down',
    'ppj[0]: the unit prefix is not digits',
    'ppj[0]: a rate is not between 0 and 100 %',
    'ppj[0]: the bands do not rise',
    'ppn[0]: 2026-01-01 is no day after 2026-01-01',
    'ppn[0]: the rate is not between 0 and 100 %',
    'stamp[0]: a step is not whole',
    'stamp[0]: the steps do not rise',
    'admin[0]: 1 May is no day',
    'lines[0]: 2026-13-01 is no day',
    'energy[0]: 2025-12-31 is no day after 2026-01-01',
    'amounts.purchase[0]: the smallest amount is above the largest',
  ]);
});
