import assert from 'node:assert/strict';
import { test } from 'node:test';
import { blockOf, primitives } from '../../tests/vectors.ts';
import { crcOf, currencyTokenCrc, tokenCrc } from './crc.ts';

test('the published checksums, low byte first', () => {
  assert.equal(crcOf(Buffer.from('123456789')), 0x374b);
  for (const { bytes, crc } of primitives().crc16) {
    assert.equal(crcOf(Buffer.from(bytes, 'hex')).toString(16).padStart(4, '0'), crc);
  }
});

test('a token is summed over its seven bytes, a currency token over one more', () => {
  for (const { bytes, crc } of primitives().crc16) {
    const [high = 0, low = 0] = blockOf(`${bytes.slice(2)}0000`);
    assert.equal(tokenCrc(0, high, low), Number.parseInt(crc, 16));
    assert.equal(currencyTokenCrc(0, high, low), crcOf(Buffer.from(`${bytes}01`, 'hex')));
    // What stands in the checksum field is not summed.
    assert.equal(tokenCrc(0, high, low | 0xffff), Number.parseInt(crc, 16));
  }
});
