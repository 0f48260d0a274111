import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { primitives } from '../../tests/vectors.ts';
import { StsError } from '../error.ts';
import { isLuhnValid, luhnCheckDigit } from './luhn.ts';

const SEEDED = { seed: 20150504 };
const digits = fc.stringMatching(/^[0-9]{1,20}$/);

test('the published numbers', () => {
  for (const { number, valid } of primitives().luhn)
    assert.equal(isLuhnValid(number), valid, number);
  assert.equal(luhnCheckDigit('1234567890'), 3);
});

test('a number with its check digit is valid, and with any one digit changed it is not', () => {
  fc.assert(
    fc.property(digits, fc.nat(), fc.integer({ min: 1, max: 9 }), (body, place, shift) => {
      const whole = `${body}${luhnCheckDigit(body)}`;
      assert.ok(isLuhnValid(whole));
      const at = place % whole.length;
      const changed = (Number(whole.charAt(at)) + shift) % 10;
      assert.ok(!isLuhnValid(whole.slice(0, at) + changed + whole.slice(at + 1)));
    }),
    SEEDED,
  );
});

test('text that is no number is refused', () => {
  for (const text of ['', '12a4', '１２', ' 12']) {
    assert.throws(() => luhnCheckDigit(text), StsError);
    assert.equal(isLuhnValid(text), false);
  }
  assert.equal(isLuhnValid('0'), false);
});
