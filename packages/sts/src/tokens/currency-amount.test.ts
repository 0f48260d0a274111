import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { primitives } from '../../tests/vectors.ts';
import { StsError } from '../error.ts';
import { decodeCurrency, encodeCurrency, MAX_CURRENCY_1E5 } from './currency-amount.ts';

const SEEDED = { seed: 20150504 };
/** Every size of number alike, not only the huge ones. */
const amounts = fc
  .tuple(
    fc.integer({ min: 0, max: 104 }),
    fc.bigInt({ min: 0n, max: MAX_CURRENCY_1E5 }),
    fc.boolean(),
  )
  .map(([shift, value, negative]) =>
    negative ? -(value >> BigInt(shift)) : value >> BigInt(shift),
  );

test('the published codings', () => {
  for (const { amount1e5, coded, signAndExponent, decoded } of primitives().currency) {
    const fields = encodeCurrency(BigInt(amount1e5));
    assert.deepEqual(fields, { coded, signAndExponent }, amount1e5);
    assert.equal(decodeCurrency(fields), BigInt(decoded));
  }
});

test('rounding always favours the customer, and by less than one step', () => {
  fc.assert(
    fc.property(amounts, (amount) => {
      const fields = encodeCurrency(amount);
      const carried = decodeCurrency(fields);
      assert.ok(carried >= amount);
      assert.deepEqual(
        encodeCurrency(carried),
        carried === 0n ? { coded: 0, signAndExponent: 0 } : fields,
      );
      const size = amount < 0n ? -amount : amount;
      // 14 bits of mantissa: a relative error of at most 1/1638 (the step of a band over its start).
      assert.ok((carried - amount) * 1638n <= size);
    }),
    { ...SEEDED, numRuns: 500 },
  );
});

test('the ends of the range', () => {
  assert.equal(decodeCurrency(encodeCurrency(MAX_CURRENCY_1E5)), MAX_CURRENCY_1E5);
  assert.equal(decodeCurrency({ coded: 0xffff, signAndExponent: 15 }), -MAX_CURRENCY_1E5);
  for (const amount of [MAX_CURRENCY_1E5 + 1n, -MAX_CURRENCY_1E5 - 1n]) {
    assert.throws(
      () => encodeCurrency(amount),
      (error) => error instanceof StsError && error.code === 'STS_RANGE',
    );
  }
});
