import assert from 'node:assert/strict';
import { test } from 'node:test';
import { assertOtherPerson } from './maker-checker.ts';

test('who made it may not decide it, however the name is written', () => {
  assertOtherPerson('sri', { label: 'budi' });
  for (const label of ['sri', 'SRI', ' Sri '])
    assert.throws(() => assertOtherPerson('sri', { label }), { code: 'SETRUM_ORDER_OWN' });
});
