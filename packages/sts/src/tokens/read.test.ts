import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createCipher } from '../ciphers/cipher.ts';
import { classOfToken, readToken } from './read.ts';
import { seal } from './seal.ts';

const CIPHER = createCipher({ ea: '11', decoderKey: '00112233445566778899aabbccddeeff' });

function reading(tokenClass: number, subclass: number, value = 0): unknown {
  const cipher = tokenClass === 1 ? null : CIPHER;
  const digits = seal(cipher, tokenClass, (subclass << 28) | 5, value << 16);
  assert.equal(classOfToken(digits), tokenClass);
  return readToken(CIPHER, digits);
}

test('authentic tokens of reserved subclasses are functions that nobody has', () => {
  const unknown = { ok: false, error: 'FunctionError' };
  for (const subclass of [8, 9, 10, 15]) assert.deepEqual(reading(0, subclass), unknown);
  for (const subclass of [3, 5, 6, 15]) assert.deepEqual(reading(1, subclass), unknown);
  for (const subclass of [11, 12, 15]) assert.deepEqual(reading(2, subclass), unknown);
});

test('authentic values without sense are out of range', () => {
  assert.deepEqual(reading(2, 1, 8), { ok: false, error: 'RangeError' });
  assert.deepEqual(reading(2, 5, 1), { ok: false, error: 'RangeError' });
});

test('the reserved class is no function when its checksum holds, and a wrong token otherwise', () => {
  assert.deepEqual(reading(3, 0), { ok: false, error: 'FunctionError' });
  assert.deepEqual(readToken(CIPHER, '73786976294838206463'), { ok: false, error: 'CRCError' });
});

test('text that is no token has no class', () => {
  assert.equal(classOfToken('123'), -1);
  assert.deepEqual(readToken(CIPHER, '123'), { ok: false, error: 'FormatError' });
});
