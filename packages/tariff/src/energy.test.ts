import assert from 'node:assert/strict';
import { test } from 'node:test';
import { energyComputedCkwh, energySoldDkwh, monthlyLimitDkwh } from './energy.ts';

test('energy sold is rounded up to a tenth, and exact tenths stay', () => {
  assert.equal(energySoldDkwh(1_352_00, 1_352_00), 1_0);
  assert.equal(energySoldDkwh(1_352_01, 1_352_00), 1_1);
  assert.equal(energySoldDkwh(1, 1_352_00), 1);
});

test('energy computed follows the rounding of its time', () => {
  assert.equal(energyComputedCkwh('up0.1', 1_352_01, 1_352_00), 1_10);
  assert.equal(energyComputedCkwh('halfUp0.01', 1_352_01, 1_352_00), 1_00);
  assert.equal(energyComputedCkwh('halfUp0.01', 100_50, 100_00), 1_01);
  assert.equal(energyComputedCkwh('halfUp0.01', 100_49, 100_00), 1_00);
});

test('the monthly limit is 720 hours at full power', () => {
  const powers = [450, 900, 1300, 2200, 3500, 197_000];
  assert.deepEqual(powers.map(monthlyLimitDkwh), [3240, 6480, 9360, 15840, 25200, 1418400]);
  assert.equal(monthlyLimitDkwh(451), 3247);
});

test('numbers beyond a safe integer are refused, never rounded', () => {
  assert.throws(() => energySoldDkwh(Number.MAX_SAFE_INTEGER, 1), RangeError);
});
