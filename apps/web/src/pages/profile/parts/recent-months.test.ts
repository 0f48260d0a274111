import assert from 'node:assert/strict';
import { test } from 'node:test';
import { monthsBefore } from './recent-months.ts';

test('months by WIB, over the turn of a year', () => {
  assert.deepEqual(monthsBefore(3, Date.parse('2026-01-31T16:59:00Z')), [
    '202601',
    '202512',
    '202511',
  ]);
  assert.deepEqual(monthsBefore(1, Date.parse('2026-01-31T17:00:00Z')), ['202602']);
});
