import assert from 'node:assert/strict';
import { test } from 'node:test';
import { businessDay, inForce } from './dated.ts';

test('the business day turns at midnight in Western Indonesia', () => {
  assert.equal(businessDay(new Date('2022-03-31T16:59:59.999Z')), '2022-03-31');
  assert.equal(businessDay(new Date('2022-03-31T17:00:00Z')), '2022-04-01');
  assert.equal(businessDay(new Date('2024-12-31T17:00:00Z')), '2025-01-01');
  assert.throws(() => businessDay(new Date('nonsense')), RangeError);
});

test('of the rows that hold, the latest counts, and of equals the last', () => {
  const rows = [
    { from: '2020-01-01', name: 'base' },
    { from: '2021-01-01', until: '2021-02-01', name: 'discount' },
    { from: '2022-01-01', name: 'mistaken' },
    { from: '2022-01-01', name: 'corrected' },
  ];
  const nameOn = (day: string) => inForce(rows, day)?.name;
  assert.equal(nameOn('2019-12-31'), undefined);
  assert.equal(nameOn('2020-01-01'), 'base');
  assert.equal(nameOn('2021-01-31'), 'discount');
  assert.equal(nameOn('2021-02-01'), 'base');
  assert.equal(nameOn('2022-01-01'), 'corrected');
});
