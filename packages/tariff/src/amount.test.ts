import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { type ErrorCode, SetrumError } from '@setrum/errors';
import { checkAmount } from './amount.ts';
import { publishedDenominationsCents } from './defaults/policies.ts';
import { defaultRules } from './defaults/rules.ts';
import type { AmountFlow, TariffRules } from './rules.ts';

const at = new Date('2025-05-04T03:00:00Z');

function accepts(cents: number, flow?: AmountFlow, rules: TariffRules = defaultRules) {
  assert.doesNotThrow(() => checkAmount(rules, cents, at, flow), String(cents));
}

function refuses(code: ErrorCode, cents: number, flow?: AmountFlow, rules = defaultRules) {
  assert.throws(
    () => checkAmount(rules, cents, at, flow),
    (error) => error instanceof SetrumError && error.code === code,
    String(cents),
  );
}

describe('an amount', () => {
  test('is any whole rupiah from 20,000 to 50 million', () => {
    for (const cents of publishedDenominationsCents) accepts(cents);
    accepts(20_001_00);
    refuses('SETRUM_AMOUNT_TOO_SMALL', 19_999_00);
    refuses('SETRUM_AMOUNT_TOO_SMALL', -20_000_00);
    refuses('SETRUM_AMOUNT_TOO_LARGE', 50_000_001_00);
    refuses('SETRUM_AMOUNT_INVALID', 20_000_50);
    refuses('SETRUM_AMOUNT_INVALID', 20_000_00.5);
    refuses('SETRUM_AMOUNT_INVALID', Number.NaN);
    refuses('SETRUM_AMOUNT_INVALID', Number.POSITIVE_INFINITY);
  });

  test('may be lower as the first credit of a connection', () => {
    accepts(5_000_00, 'firstCredit');
    refuses('SETRUM_AMOUNT_TOO_SMALL', 4_999_00, 'firstCredit');
    refuses('SETRUM_AMOUNT_TOO_LARGE', 1_000_001_00, 'firstCredit');
  });

  test('is one of the denominations where a deployment sells only those', () => {
    const rules: TariffRules = {
      ...defaultRules,
      amounts: {
        ...defaultRules.amounts,
        purchase: defaultRules.amounts.purchase.map((row) => ({
          ...row,
          denominations: publishedDenominationsCents,
        })),
      },
    };
    accepts(250_000_00, 'purchase', rules);
    refuses('SETRUM_AMOUNT_INVALID', 250_001_00, 'purchase', rules);
  });

  test('is refused with the limit as people write it', () => {
    assert.throws(
      () => checkAmount(defaultRules, 100, at),
      (error) =>
        error instanceof SetrumError &&
        error.text('id') === 'Nilai pembelian paling kecil Rp 20.000.',
    );
  });

  test('is refused on a day that no rule speaks of', () => {
    assert.throws(
      () => checkAmount(defaultRules, 20_000_00, new Date('1999-12-31T16:59:59Z')),
      (error) => error instanceof SetrumError && error.code === 'SETRUM_TARIFF_RULE_MISSING',
    );
  });
});
