import assert from 'node:assert/strict';
import { test } from 'node:test';
import { extremesOf } from './model.ts';

test('the lowest and the highest of a series, the first where several are; nothing of nothing', () => {
  const labels = ['Jan', 'Feb', 'Mar', 'Apr'];
  assert.deepEqual(extremesOf({ labels }, { values: [null, 7, 3, 7] }), {
    least: { value: 3, label: 'Mar' },
    most: { value: 7, label: 'Feb' },
  });
  assert.equal(extremesOf({ labels }, { values: [null, null] }), null);
});
