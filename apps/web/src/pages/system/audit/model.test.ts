import assert from 'node:assert/strict';
import { test } from 'node:test';
import { boundsOf, changesText, isAct, membersText } from './model.ts';

test('a change tells only what differs', () => {
  const before = { name: 'SARI', unit: '53425' };
  assert.equal(
    changesText({ before, after: { name: 'SARI D', unit: '53425' } }),
    'name: SARI → SARI D',
  );
  assert.equal(changesText({ before: null, after: { unit: '53426' } }), 'unit: – → 53426');
  assert.equal(changesText({ before: null, after: null }), '');
  assert.equal(membersText({ count: 3, code: null }), 'count: 3, code: –');
});

test('days are of WIB, and the last one is whole', () => {
  assert.deepEqual(boundsOf('2026-11-28', '2026-11-28'), {
    from: '2026-11-27T17:00:00.000Z',
    until: '2026-11-28T17:00:00.000Z',
  });
  assert.deepEqual(boundsOf(null, 'x'), { from: null, until: null });
});

test('acts as the API takes them', () => {
  assert.deepEqual(['user.change', 'user.', 'user', 'User.x'].map(isAct), [
    ...[true, true, false, false],
  ]);
});
