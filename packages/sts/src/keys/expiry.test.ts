import assert from 'node:assert/strict';
import { test } from 'node:test';
import { StsError } from '../error.ts';
import { assertKeyAlive, isKeyExpired, nextKrn } from './expiry.ts';

test('the upper 8 bits of the identifier count, not multiples of 65535', () => {
  // 17 * 65535 lies in step 16, and everything up to 0x11ffff still belongs to step 17.
  assert.equal(isKeyExpired(17 * 65535 + 1, 17), false);
  assert.equal(isKeyExpired(0x11_ff_ff, 17), false);
  assert.equal(isKeyExpired(0x12_00_00, 17), true);
  assert.equal(isKeyExpired(0, 0), false);
  assert.equal(isKeyExpired(0x01_00_00, 0), true);
});

test('255 never expires', () => {
  assert.equal(isKeyExpired(0xff_ff_ff, 255), false);
  assert.equal(isKeyExpired(0xff_ff_ff, 254), true);
});

test('issuing under an expired key is refused', () => {
  assertKeyAlive(0x11_ff_ff, 17);
  assert.throws(
    () => assertKeyAlive(0x12_00_00, 17),
    (error) => error instanceof StsError && error.code === 'STS_KEY_EXPIRED',
  );
  assert.throws(
    () => assertKeyAlive(0, 256),
    (error) => error instanceof StsError && error.code === 'STS_RANGE',
  );
});

test('key revisions go round from 9 to 1', () => {
  assert.deepEqual([1, 5, 8, 9].map(nextKrn), [2, 6, 9, 1]);
  assert.throws(() => nextKrn(0), StsError);
});
