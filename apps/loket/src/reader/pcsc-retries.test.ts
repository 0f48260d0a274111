import assert from 'node:assert/strict';
import { it } from 'node:test';
import { SetrumError } from '@setrum/errors';
import { createRetries } from './pcsc-retries.ts';

const busy = new SetrumError('SETRUM_READER_BUSY');
const stale = new SetrumError('SETRUM_CARD_REMOVED');
const settings = { retryMs: 100 };

it('a stale card extends the wait once, to its own time at least', () => {
  const retries = createRetries(1000, settings);
  assert.equal(retries.allowedAfter(stale, 990), true);
  assert.equal(retries.deadlineMs(), 1090);
  assert.equal(retries.allowedAfter(stale, 1080), true);
  assert.equal(retries.deadlineMs(), 1090);
  assert.equal(retries.allowedAfter(stale, 1090), false);
});

it('a stale card does not shorten a longer wait', () => {
  const retries = createRetries(1000, settings);
  assert.equal(retries.allowedAfter(stale, 0), true);
  assert.equal(retries.deadlineMs(), 1000);
  assert.equal(retries.allowedAfter(stale, 999), true);
});

it('a busy reader is tried for its time from the first refusal in a row', () => {
  const retries = createRetries(1_000_000, settings);
  assert.equal(retries.allowedAfter(busy, 500), true);
  assert.equal(retries.allowedAfter(busy, 599), true);
  assert.equal(retries.allowedAfter(stale, 599), true);
  assert.equal(retries.allowedAfter(busy, 650), true);
  assert.equal(retries.allowedAfter(busy, 749), true);
  assert.equal(retries.allowedAfter(busy, 750), false);
  assert.equal(retries.deadlineMs(), 1_000_000);
});

it('nothing else is tried again', () => {
  const retries = createRetries(1000, settings);
  for (const error of [new SetrumError('SETRUM_CARD_MISSING'), new Error('odd'), 'odd']) {
    assert.equal(retries.allowedAfter(error, 0), false);
  }
});
