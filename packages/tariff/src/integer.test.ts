import assert from 'node:assert/strict';
import { test } from 'node:test';
import { divideDown, divideHalfUp, divideUp, rupiahText } from './integer.ts';

test('quotients round as they say', () => {
  const over4 = (divide: (a: bigint, b: bigint) => bigint) =>
    [0n, 1n, 2n, 3n, 4n, 5n].map((value) => divide(value, 4n));
  assert.deepEqual(over4(divideDown), [0n, 0n, 0n, 0n, 1n, 1n]);
  assert.deepEqual(over4(divideUp), [0n, 1n, 1n, 1n, 1n, 2n]);
  assert.deepEqual(over4(divideHalfUp), [0n, 0n, 1n, 1n, 1n, 1n]);
  assert.equal(divideHalfUp(1n, 3n), 0n);
  assert.equal(divideHalfUp(5n, 3n), 2n);
});

test('amounts read as Indonesians write them', () => {
  const cents = [0, 5, 100, 144470, 2000000, 5000000000, -144470, Number.NaN];
  assert.deepEqual(cents.map(rupiahText), [
    '0',
    '0,05',
    '1',
    '1.444,70',
    '20.000',
    '50.000.000',
    '-1.444,70',
    'NaN',
  ]);
});
