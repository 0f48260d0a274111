import assert from 'node:assert/strict';
import { test } from 'node:test';
import { fallingMonths } from './falling.ts';

const of = (...used: readonly (number | null)[]) =>
  used.map((usageKwh, n) => ({ month: String(202612 - n), usageKwh }));

test('a month falls when its use is less than half of the average before, of three months at least', () => {
  assert.deepEqual([...fallingMonths(of(49, 100, 110, 90))], ['202612']);
  assert.deepEqual([...fallingMonths(of(50, 100, 110, 90))], []);
  assert.deepEqual([...fallingMonths(of(10, 100, 110))], [], 'too little is known');
  assert.deepEqual([...fallingMonths(of(null, 10, 100, null, 110, 90))], ['202611']);
});
