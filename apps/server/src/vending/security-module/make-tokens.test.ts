import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createCipher, makePan, type StsCipher } from '@setrum/sts';
import { makeCredit, makeKeyChange, makeManagement } from './make-tokens.ts';
import { meter as key } from './test-support/rig.ts';

const sound = createCipher({ ea: '11', decoderKey: '00112233445566778899aabbccddeeff' });
const newKey = Buffer.from('ffeeddccbbaa99887766554433221100', 'hex');
const change = { from: key, to: { ...key, krn: 3, baseDate: 2035 }, count: 4 } as const;

/** A cipher that fails as hardware may: what it is to encrypt differs by one bit from what it was given. */
function faulty(at: number, mask: number): StsCipher {
  return {
    ea: sound.ea,
    keyLength: sound.keyLength,
    sampleTables: false,
    decrypt: (block) => sound.decrypt(block),
    encrypt: (block) => {
      block[at] = (block[at] ?? 0) ^ mask;
      sound.encrypt(block);
    },
  };
}

test('a token that does not read back as ordered never leaves', () => {
  const places = [0, 1].flatMap((at) =>
    [0, 3, 9, 17, 26, 31].map((bit) => [at, 1 << bit] as const),
  );
  for (const [at, mask] of places) {
    const cipher = faulty(at, mask);
    const refused = /does not read back/;
    const frame = { key, tid: 6_400_000, rnd: 5 };
    assert.throws(() => makeCredit(cipher, { ...frame, units: 346 }), refused);
    assert.throws(
      () => makeManagement(cipher, { ...frame, command: { kind: 'maximumPower', watts: 900 } }),
      refused,
    );
    assert.throws(() => makeKeyChange(cipher, change, newKey), refused);
  }
});

test('a fault that the checksum cannot see is seen too', () => {
  // Another token of the same meter in place of the one ordered.
  const other = faulty(0, 0);
  const swapped: StsCipher = {
    ...other,
    encrypt: (block) => {
      const token = makeCreditBlock();
      block.set(token);
      sound.encrypt(block);
    },
  };
  assert.throws(
    () => makeCredit(swapped, { key, tid: 6_400_000, rnd: 5, units: 346 }),
    /does not read back/,
  );
});

test('commands whose power is rounded up, or that are written in another order, read back', () => {
  const frame = { key, tid: 6_400_000, rnd: 5 };
  const commands = [
    { watts: 20_001, kind: 'maximumPower' },
    { register: 65_535, kind: 'clearCredit' },
    { kind: 'setFlag', on: true, flag: 7 },
  ] as const;
  for (const command of commands)
    assert.match(makeManagement(sound, { ...frame, command }), /^\d{20}$/);
});

test('a key change keeps its meter and cipher, and never goes back', () => {
  for (const to of [
    { ...key, baseDate: 1993 },
    { ...key, ea: '07' },
    { ...key, pan: makePan('01450000011') },
  ] as const) {
    assert.throws(() => makeKeyChange(sound, { from: key, to, count: 4 }, newKey), RangeError);
  }
});

/** The clear block of a valid credit token for 1 kWh. */
function makeCreditBlock(): Int32Array {
  const kept = new Int32Array(2);
  const recorder: StsCipher = { ...faulty(0, 0), encrypt: (block) => kept.set(block) };
  try {
    makeCredit(recorder, { key, tid: 1, rnd: 0, units: 10 });
  } catch {
    // It is not encrypted, so it does not read back; the block is all that is wanted.
  }
  return kept;
}
