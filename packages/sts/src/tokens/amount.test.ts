import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { primitives } from '../../tests/vectors.ts';
import { StsError } from '../error.ts';
import {
  carriedAmount,
  decodeAmount,
  encodeAmount,
  MAX_UNITS,
  unitsFromDecimal,
} from './amount.ts';

const SEEDED = { seed: 20150504 };
const amounts = fc.integer({ min: 0, max: MAX_UNITS });

test('the published codings', () => {
  for (const { units, coded, decoded } of primitives().amount) {
    assert.equal(encodeAmount(units), coded, `${units}`);
    assert.equal(decodeAmount(coded), decoded, `${units}`);
  }
  assert.equal(decodeAmount(0xffff), MAX_UNITS);
});

test('every one of the 65536 codes comes back as itself, in ascending order', () => {
  let before = -1;
  for (let coded = 0; coded < 65536; coded++) {
    const units = decodeAmount(coded);
    assert.ok(units > before);
    assert.equal(encodeAmount(units), coded);
    before = units;
  }
});

test('an amount is never carried short, and by the smallest code that will do', () => {
  fc.assert(
    fc.property(amounts, (units) => {
      const coded = encodeAmount(units);
      assert.ok(decodeAmount(coded) >= units);
      if (coded > 0) assert.ok(decodeAmount(coded - 1) < units);
      assert.equal(carriedAmount(units).exact, decodeAmount(coded) === units);
    }),
    SEEDED,
  );
});

test('what has no code is refused', () => {
  for (const units of [-1, 0.5, MAX_UNITS + 1, Number.NaN, Number.POSITIVE_INFINITY]) {
    assert.throws(
      () => encodeAmount(units),
      (error) => error instanceof StsError && error.code === 'STS_RANGE',
    );
  }
});

test('decimal text becomes tenths in digits, rounded in favour of the customer', () => {
  // 4.35 * 10 is 43.49999999999999 in floating point: a peer sold 43 for it.
  assert.deepEqual(unitsFromDecimal('4.35'), { units: 44, exact: false });
  assert.deepEqual(unitsFromDecimal('4.3'), { units: 43, exact: true });
  assert.deepEqual(unitsFromDecimal('4.3000'), { units: 43, exact: true });
  assert.deepEqual(unitsFromDecimal('4.3001'), { units: 44, exact: false });
  assert.deepEqual(unitsFromDecimal('4.99'), { units: 50, exact: false });
  assert.deepEqual(unitsFromDecimal('17'), { units: 170, exact: true });
  assert.deepEqual(unitsFromDecimal('0.00000001'), { units: 1, exact: false });
});

test('text in tenths means the number it shows', () => {
  fc.assert(
    fc.property(amounts, (units) => {
      const text = `${Math.floor(units / 10)}.${units % 10}`;
      assert.deepEqual(unitsFromDecimal(text), { units, exact: true });
    }),
    SEEDED,
  );
});

test('other text is refused', () => {
  for (const text of ['', '-1', '1,5', '.5', '5.', '1e3', ' 1', '1820162.5']) {
    assert.throws(() => unitsFromDecimal(text), StsError, text);
  }
});
