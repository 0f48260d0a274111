import assert from 'node:assert/strict';
import { it } from 'node:test';
import { SetrumError } from '@setrum/errors';
import { connectError, transmitError } from './pcsc-errors.ts';

it('a transmit fails because the card went or the reader did', () => {
  for (const message of ['Transaction failed', 'Card was reset', 'Unknown PC/SC error', '']) {
    assert.equal(transmitError(new Error(message)).code, 'SETRUM_CARD_REMOVED', message);
  }
  for (const message of ['PC/SC service stopped', 'Communication error', 'Invalid handle']) {
    const error = transmitError(new Error(message));
    assert.equal(error.code, 'SETRUM_READER_SERVICE_DOWN', message);
    assert.equal(error.params['detail'], message);
  }
  assert.equal(transmitError(new Error('Reader unavailable')).code, 'SETRUM_READER_MISSING');
});

it('a connect fails for the card, another program, the chip or the reader', () => {
  const codeOf = (message: string): string => connectError(new Error(message)).code;
  for (const message of ['Card is unresponsive', 'Card was reset', 'No smart card present']) {
    assert.equal(codeOf(message), 'SETRUM_CARD_REMOVED', message);
  }
  assert.equal(codeOf('Sharing violation'), 'SETRUM_READER_BUSY');
  assert.equal(codeOf('Protocol mismatch'), 'SETRUM_CARD_UNKNOWN_CHIP');
  assert.equal(codeOf('Unknown reader'), 'SETRUM_READER_MISSING');
  assert.equal(codeOf('PC/SC service not running'), 'SETRUM_READER_SERVICE_DOWN');
  assert.equal(codeOf('Not enough memory'), 'SETRUM_READER_FAULT');
});

it('keeps what was classified already, and the cause of what was not', () => {
  const known = new SetrumError('SETRUM_CARD_SILENT', { timeoutMs: 1 });
  assert.equal(transmitError(known), known);
  assert.equal(connectError(known), known);
  const cause = new Error('Transaction failed');
  assert.equal(transmitError(cause).cause, cause);
  assert.equal(connectError(cause).cause, cause);
  assert.equal(connectError('odd').params['detail'], 'odd');
});
