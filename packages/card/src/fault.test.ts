import assert from 'node:assert/strict';
import test from 'node:test';
import { SetrumError } from '@setrum/errors';
import { cardFault } from './fault.ts';

test('tells faults of the card from all others', () => {
  const removed = new SetrumError('SETRUM_CARD_REMOVED');
  assert.equal(cardFault(removed), removed);
  assert.equal(cardFault(new SetrumError('SETRUM_INTERNAL')), null);
  assert.equal(cardFault(new RangeError('SETRUM_CARD_REMOVED')), null);
});
