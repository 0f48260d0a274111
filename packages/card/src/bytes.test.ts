import assert from 'node:assert/strict';
import test from 'node:test';
import fc from 'fast-check';
import { fromHex, readUint, toHex, writeUint } from './bytes.ts';
import { SEED } from './test-support/fixtures.ts';

test('numbers are unsigned and big-endian', () => {
  const bytes = new Uint8Array(6);
  writeUint(bytes, 1, 4, 0xfedcba98);
  assert.equal(toHex(bytes), '00FEDCBA9800');
  assert.equal(readUint(bytes, 1, 4), 0xfedcba98);
});

test('a number that does not fit is refused, not cut', () => {
  for (const value of [-1, 256, 1.5, Number.NaN]) {
    assert.throws(() => writeUint(new Uint8Array(1), 0, 1, value), RangeError);
  }
});

test('hex goes there and back, and only hex is taken', () => {
  fc.assert(
    fc.property(fc.uint8Array(), (bytes) => {
      assert.deepEqual(fromHex(toHex(bytes)), bytes);
    }),
    SEED,
  );
  for (const text of ['0', '0g', '0x', ' 1']) {
    assert.throws(() => fromHex(text), RangeError);
  }
});
