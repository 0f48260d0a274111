import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { SetrumError } from '@setrum/errors';
import { defaultRules } from './defaults/rules.ts';
import { type QuoteInput, quote } from './quote.ts';
import type { TariffRules } from './rules.ts';

const may2015: QuoteInput = {
  amountCents: 50_000_00,
  tariff: 'R1T',
  powerVa: 2200,
  unit: '53425',
  at: new Date('2015-05-04T03:00:00Z'),
};
const may2025: QuoteInput = { ...may2015, at: new Date('2025-05-04T03:00:00Z') };

function refuses(code: string, change: Partial<QuoteInput>, rules: TariffRules = defaultRules) {
  assert.throws(
    () => quote(rules, { ...may2015, ...change }),
    (error) => error instanceof SetrumError && error.code === code,
  );
}

describe('a quote', () => {
  test('names the rows it was made by', () => {
    assert.deepEqual(quote(defaultRules, may2015).ruleIds, [
      'price:R1/2200@2015-01-01',
      'ppj:53425@2000-01-01',
      'ppn:none',
      'stamp@2000-01-01',
      'admin:inside@2000-01-01',
      'lines:sen@2000-01-01',
      'energy:halfUp0.01@2015-01-01',
    ]);
  });

  test('takes stamp duty and instalment off before the taxes', () => {
    const made = quote(defaultRules, {
      ...may2025,
      amountCents: 6_000_000_00,
      instalmentCents: 500_000_00,
    });
    assert.equal(made.stampCents, 10_000_00);
    // (6,000,000 - 10,000 - 500,000) x 3 / 103 = 159,902.91
    assert.equal(made.ppjCents, 159_903_00);
    assert.equal(made.tokenCents, 5_330_097_00);
  });

  test('takes the instalment out of the token share where the rules say so', () => {
    const rules: TariffRules = {
      ...defaultRules,
      lines: [{ from: '2020-01-01', rounding: 'rupiah', instalment: 'afterTax' }],
    };
    const made = quote(rules, { ...may2025, instalmentCents: 10_000_00 });
    // 50,000 x 3 / 103 = 1,456.31
    assert.equal(made.ppjCents, 1_457_00);
    assert.equal(made.tokenCents, 38_543_00);
  });

  test('gives the whole remainder to PPN where no local tax is due', () => {
    const rules: TariffRules = {
      ...defaultRules,
      ppj: [{ unitPrefix: '', from: '2000-01-01', bands: [{ upToVa: null, rateBp: 0 }] }],
    };
    const made = quote(rules, { ...may2015, tariff: 'R3T', powerVa: 7700, amountCents: 20_000_00 });
    assert.equal(made.ppjCents, 0);
    assert.equal(made.tokenCents, 18_181_82);
    assert.equal(made.ppnCents, 1_818_18);
  });

  test('keeps the fee out of the lines when it is on top', () => {
    const made = quote(defaultRules, { ...may2025, adminCents: 2_500_00 });
    assert.equal(made.totalCents, 52_500_00);
    assert.equal(made.amountCents, 50_000_00);
    assert.equal(made.tokenCents, quote(defaultRules, may2025).tokenCents);
  });
});

describe('a quote is refused', () => {
  test('without a price for class, power or day', () => {
    refuses('SETRUM_TARIFF_UNKNOWN', { tariff: 'X9T' });
    refuses('SETRUM_TARIFF_UNKNOWN', { powerVa: 3500 });
    refuses('SETRUM_TARIFF_UNKNOWN', { at: new Date('2014-05-04T03:00:00Z') });
  });

  test('when nothing would be left for the token', () => {
    refuses('SETRUM_AMOUNT_INVALID', { instalmentCents: 50_000_00 });
    refuses('SETRUM_AMOUNT_INVALID', { instalmentCents: 60_000_00 });
    refuses('SETRUM_AMOUNT_INVALID', { adminCents: 50_000_00 });
    refuses('SETRUM_AMOUNT_INVALID', { amountCents: 0 });
    refuses('SETRUM_AMOUNT_INVALID', { amountCents: 50_000.5 });
    // Half a rupiah: the tax, rounded up to a whole one, is more than there is.
    refuses('SETRUM_AMOUNT_INVALID', { at: may2025.at, amountCents: 50 });
  });

  test('for a fee, an instalment or a power that is no whole number', () => {
    refuses('SETRUM_BAD_REQUEST', { adminCents: -1 });
    refuses('SETRUM_BAD_REQUEST', { instalmentCents: 0.5 });
    refuses('SETRUM_BAD_REQUEST', { powerVa: Number.NaN });
  });

  test('when a table has a gap', () => {
    for (const table of ['ppj', 'stamp', 'admin', 'lines', 'energy'] as const) {
      refuses('SETRUM_TARIFF_RULE_MISSING', {}, { ...defaultRules, [table]: [] });
    }
  });
});
