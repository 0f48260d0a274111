import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { StsError } from '../error.ts';
import { blockOfDigits, compactToken, digitsOfBlock, formatToken } from './digits.ts';

const SEEDED = { seed: 20150504 };
const word = fc.integer({ min: -(2 ** 31), max: 2 ** 31 - 1 });

/** The same in BigInt, straight from the standard's words. */
function digitsByBigInt(tokenClass: number, high: number, low: number): string {
  const block = (BigInt(high >>> 0) << 32n) | BigInt(low >>> 0);
  const moved = ((block >> 27n) & 3n) << 64n;
  const cleared = block & ~(3n << 27n);
  return (moved | cleared | (BigInt(tokenClass) << 27n)).toString().padStart(20, '0');
}

test('digits agree with the plain description and come back', () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 3 }), word, word, (tokenClass, high, low) => {
      const digits = digitsOfBlock(tokenClass, high, low);
      assert.equal(digits, digitsByBigInt(tokenClass, high, low));
      const block = new Int32Array(2);
      assert.equal(blockOfDigits(digits, block), tokenClass);
      assert.deepEqual([...block], [high, low]);
    }),
    { ...SEEDED, numRuns: 2000 },
  );
});

test('the ends: zero, 2^66-1, and what needs more than 66 bits', () => {
  const block = new Int32Array(2);
  assert.equal(digitsOfBlock(0, 0, 0), '0'.repeat(20));
  assert.equal(digitsOfBlock(3, -1, -1), '73786976294838206463');
  assert.equal(blockOfDigits('73786976294838206463', block), 3);
  assert.deepEqual([...block], [-1, -1]);
  for (const over of ['73786976294838206464', '73786976300000000000', '99999999999999999999']) {
    assert.equal(blockOfDigits(over, block), -1);
  }
});

test('text that is not 20 digits is no token', () => {
  const block = new Int32Array(2);
  for (const text of [
    '',
    '1'.repeat(19),
    '1'.repeat(21),
    '1234567890123456789x',
    '+1234567890123456789',
  ]) {
    assert.equal(blockOfDigits(text, block), -1);
  }
});

test('for people: groups of four, and back', () => {
  const token = '51043465443420856213';
  assert.equal(formatToken(token), '5104 3465 4434 2085 6213');
  assert.equal(compactToken(formatToken(token)), token);
  assert.equal(compactToken(' 5104-3465-4434-2085-6213\n'), token);
  assert.throws(() => formatToken('123'), StsError);
});
