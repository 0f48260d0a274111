import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { test } from 'node:test';
import fc from 'fast-check';
import { blockOf, hexOfBlock, primitives } from '../../tests/vectors.ts';
import { StsError } from '../error.ts';
import { digitsOfBlock } from '../tokens/digits.ts';
import type { EncryptionAlgorithm } from './block-cipher.ts';
import { createCipher } from './cipher.ts';
import { desEncrypt } from './des.ts';
import { S7, S9 } from './misty1-tables.ts';
import { SAMPLE_STA_TABLES, type StaTables } from './sta-tables.ts';

const SEEDED = { seed: 20150504 };

test('MISTY1: the vectors of RFC 2994', () => {
  for (const { key, plaintext, ciphertext } of primitives().misty1) {
    const cipher = createCipher({ ea: '11', decoderKey: key });
    const block = blockOf(plaintext);
    cipher.encrypt(block);
    assert.equal(hexOfBlock(block), ciphertext);
    cipher.decrypt(block);
    assert.equal(hexOfBlock(block), plaintext);
  }
});

test('MISTY1: both tables are permutations', () => {
  assert.deepEqual(
    [...S7].sort((a, b) => a - b),
    Array.from({ length: 128 }, (_, i) => i),
  );
  assert.deepEqual(
    [...S9].sort((a, b) => a - b),
    Array.from({ length: 512 }, (_, i) => i),
  );
});

test('STA: the worked example with the sample tables', () => {
  for (const { key, plaintext, ciphertext, tokenClass, token } of primitives().sta) {
    const cipher = createCipher({ ea: '07', decoderKey: key });
    assert.equal(cipher.sampleTables, true);
    const block = blockOf(plaintext);
    cipher.encrypt(block);
    assert.equal(hexOfBlock(block), ciphertext);
    assert.equal(digitsOfBlock(tokenClass, block[0] ?? 0, block[1] ?? 0), token);
    cipher.decrypt(block);
    assert.equal(hexOfBlock(block), plaintext);
  }
});

test('DES: the example of FIPS 46 handbooks, without the legacy provider', () => {
  const key = Buffer.from('133457799bbcdff1', 'hex');
  const block = Buffer.from('0123456789abcdef', 'hex');
  assert.equal(Buffer.from(desEncrypt(key, block)).toString('hex'), '85e813540f0ab405');
  const halves = blockOf('0123456789abcdef');
  createCipher({ ea: '09', decoderKey: key }).encrypt(halves);
  assert.equal(hexOfBlock(halves), '85e813540f0ab405');
});

/** The STA as the standard describes it, bit by bit, with its own decryption: slow, and written apart. */
function staByBits(key: bigint, block: bigint, tables: StaTables): bigint {
  const mask = (1n << 64n) - 1n;
  const complemented = ~key & mask;
  let aligned = ((complemented >> 12n) | (complemented << 52n)) & mask;
  let data = block;
  for (let round = 0; round < 16; round++) {
    let substituted = 0n;
    for (let nibble = 0n; nibble < 16n; nibble++) {
      const table = (aligned >> (nibble * 4n + 3n)) & 1n ? tables.encrypt2 : tables.encrypt1;
      const value = table[Number((data >> (nibble * 4n)) & 15n)] ?? 0;
      substituted |= BigInt(value) << (nibble * 4n);
    }
    data = 0n;
    for (const [from, to] of tables.permutation.entries()) {
      data |= ((substituted >> BigInt(from)) & 1n) << BigInt(to);
    }
    aligned = ((aligned << 1n) | (aligned >> 63n)) & mask;
  }
  return data;
}

test('STA: any tables and keys agree with the plain description', () => {
  const shuffled = (size: number) =>
    fc.shuffledSubarray(
      Array.from({ length: size }, (_, i) => i),
      { minLength: size },
    );
  const word = fc.bigInt({ min: 0n, max: (1n << 64n) - 1n });
  const hex16 = (value: bigint) => value.toString(16).padStart(16, '0');
  fc.assert(
    fc.property(
      shuffled(16),
      shuffled(16),
      shuffled(64),
      word,
      word,
      (one, two, moves, key, data) => {
        const tables = { encrypt1: one, encrypt2: two, permutation: moves };
        const cipher = createCipher({ ea: '07', decoderKey: hex16(key), tables });
        assert.equal(cipher.sampleTables, false);
        const block = blockOf(hex16(data));
        cipher.encrypt(block);
        assert.equal(hexOfBlock(block), hex16(staByBits(key, data, tables)));
        cipher.decrypt(block);
        assert.equal(hexOfBlock(block), hex16(data));
      },
    ),
    { ...SEEDED, numRuns: 40 },
  );
});

test('decryption undoes encryption in every cipher', () => {
  for (const ea of ['07', '09', '11'] as const satisfies readonly EncryptionAlgorithm[]) {
    const decoderKey = createHash('sha256')
      .update(ea)
      .digest()
      .subarray(0, ea === '11' ? 16 : 8);
    const cipher = createCipher({ ea, decoderKey });
    const word = fc.integer({ min: -(2 ** 31), max: 2 ** 31 - 1 });
    fc.assert(
      fc.property(word, word, (high, low) => {
        const block = Int32Array.of(high, low);
        cipher.encrypt(block);
        assert.notDeepEqual([...block], [high, low]);
        cipher.decrypt(block);
        assert.deepEqual([...block], [high, low]);
      }),
      SEEDED,
    );
  }
});

test('keys and tables that cannot be are refused, and no message shows a key', () => {
  const refused = (error: unknown) =>
    error instanceof StsError && error.code === 'STS_KEY' && !error.message.includes('abab');
  for (const ea of ['07', '09', '11'] as const) {
    assert.throws(() => createCipher({ ea, decoderKey: 'abab' }), refused);
    assert.throws(() => createCipher({ ea, decoderKey: 'ababxy' }), refused);
  }
  const tables = { ...SAMPLE_STA_TABLES, encrypt2: new Array<number>(16).fill(0) };
  assert.throws(
    () => createCipher({ ea: '07', decoderKey: 'ab'.repeat(8), tables }),
    (error) => error instanceof StsError && error.code === 'STS_FORMAT',
  );
});
