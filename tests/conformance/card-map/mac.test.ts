import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { aesCmac, createCardKey, deriveChipKey, deriveMeterShare, diversify } from '@setrum/card';
import fc from 'fast-check';
import { SEED } from './hand-made.ts';
import { cardKey, chipKey, cmac, diversified, meterShare } from './mac.ts';
import { toHex } from './table.ts';

const KEY = '2b7e151628aed2a6abf7158809cf4f3c';
const MESSAGE =
  '6bc1bee22e409f96e93d7e117393172aae2d8a571e03ac9c9eb76fac45af8e5130c81c46a35ce411e5fbc1191a0a52eff69f2445df4f9b17ad2b417be66c3710';

describe('AES-CMAC', () => {
  it('gives the four examples of RFC 4493', () => {
    const macs = [0, 16, 40, 64].map((bytes) => cmac(KEY, MESSAGE.slice(0, bytes * 2)));
    assert.deepEqual(macs, [
      'bb1d6929e95937287fa37d129b756746',
      '070a16b46b4d4144f79bdd9dd04a287c',
      'dfa66747de9ae63030ca32611497c827',
      '51f0bebf7e3b9d92fc49741779363cfe',
    ]);
  });
});

describe('key diversification', () => {
  it('gives the example of AN10922', () => {
    const key = diversified(
      '00112233445566778899aabbccddeeff',
      '04782e21801d803042f54e585020416275',
    );
    assert.equal(key, 'a8dd63a3b89d54b37ca802473fda9175');
  });
  it('takes 1 to 31 bytes', () => {
    assert.equal(diversified(KEY, '00'.repeat(31)).length, 32);
    assert.throws(() => diversified(KEY, ''), RangeError);
    assert.throws(() => diversified(KEY, '00'.repeat(32)), RangeError);
  });
});

describe('both ways of working keys and MACs out', () => {
  const key = fc.uint8Array({ minLength: 16, maxLength: 16 });
  const uid = fc.uint8Array({ minLength: 4, maxLength: 10 }).map((bytes) => toHex(bytes));
  const meterNumber = fc.stringMatching(/^\d{11}$/);

  it('give the same MAC and the same key for any input', () => {
    const input = fc.uint8Array({ minLength: 1, maxLength: 31 });
    const property = fc.property(key, fc.uint8Array({ maxLength: 100 }), input, (k, message, m) => {
      assert.equal(cmac(toHex(k), toHex(message)), toHex(aesCmac(k, message)));
      assert.equal(diversified(toHex(k), toHex(m)), toHex(diversify(k, m)));
    });
    fc.assert(property, SEED);
  });
  it('give the same share, card key and chip keys for any meter and card', () => {
    const property = fc.property(key, meterNumber, uid, (master, number, serial) => {
      const share = meterShare(toHex(master), number);
      const bytes = deriveMeterShare(master, number);
      assert.equal(share, toHex(bytes));
      for (const whose of ['issuer', 'mailbox', 'report'] as const) {
        assert.equal(chipKey(share, serial, whose), toHex(deriveChipKey(bytes, serial, whose)));
      }
      const message = Uint8Array.of(1, 2, 3);
      const mac = createCardKey({ version: 1, share: bytes }, serial.toUpperCase()).mac(message);
      assert.equal(cmac(cardKey(share, serial), '010203').slice(0, 16), toHex(mac));
    });
    fc.assert(property, SEED);
  });
});
