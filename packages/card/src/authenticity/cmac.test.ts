import assert from 'node:assert/strict';
import test from 'node:test';
import fc from 'fast-check';
import { fromHex, toHex } from '../bytes.ts';
import { SEED } from '../test-support/fixtures.ts';
import { aesCmac, cmacKey } from './cmac.ts';
import { diversify } from './diversify.ts';

const key = fromHex('2B7E151628AED2A6ABF7158809CF4F3C');
const message = fromHex(
  '6BC1BEE22E409F96E93D7E117393172AAE2D8A571E03AC9C9EB76FAC45AF8E5130C81C46A35CE411E5FBC1191A0A52EFF69F2445DF4F9B17AD2B417BE66C3710',
);

test('RFC 4493, section 4: subkeys and the four examples', () => {
  const { k1, k2 } = cmacKey(key);
  assert.equal(toHex(k1), 'FBEED618357133667C85E08F7236A8DE');
  assert.equal(toHex(k2), 'F7DDAC306AE266CCF90BC11EE46D513B');
  for (const [length, mac] of [
    [0, 'BB1D6929E95937287FA37D129B756746'],
    [16, '070A16B46B4D4144F79BDD9DD04A287C'],
    [40, 'DFA66747DE9AE63030CA32611497C827'],
    [64, '51F0BEBF7E3B9D92FC49741779363CFE'],
  ] as const) {
    assert.equal(toHex(aesCmac(key, message.subarray(0, length))), mac);
  }
});

test('AN10922, section 2.2.1: AES-128', () => {
  const master = fromHex('00112233445566778899AABBCCDDEEFF');
  const input = fromHex('04782E21801D803042F54E585020416275');
  assert.equal(toHex(diversify(master, input)), 'A8DD63A3B89D54B37CA802473FDA9175');
});

test('a diversified key of 16 bytes of input and more is the CMAC of it', () => {
  fc.assert(
    fc.property(fc.uint8Array({ minLength: 16, maxLength: 31 }), (input) => {
      assert.deepEqual(diversify(key, input), aesCmac(key, Uint8Array.of(1, ...input)));
    }),
    SEED,
  );
});

test('keys and inputs of another length are refused', () => {
  assert.throws(() => cmacKey(new Uint8Array(24)), RangeError);
  assert.throws(() => diversify(key, new Uint8Array(0)), RangeError);
  assert.throws(() => diversify(key, new Uint8Array(32)), RangeError);
});
