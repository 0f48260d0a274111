import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { createCipher } from '../ciphers/cipher.ts';
import { acceptToken } from '../decoder/accept.ts';
import { createDecoderState } from '../decoder/state.ts';
import { StsError, type StsErrorCode } from '../error.ts';
import { type KeyChangeInput, makeKeyChangeTokens } from './key-change.ts';
import type { KeyChangeSection } from './key-change-section.ts';
import { readToken } from './read.ts';

const OLD8 = '0abc12def3456789';
const OLD16 = '00112233445566778899aabbccddeeff';

function digits(length: number) {
  return fc.stringMatching(new RegExp(`^[0-9]{${length}}$`));
}

/** Any key change of any suite: the old key's length decides the algorithm and the counts. */
const changes = fc
  .record({
    count: fc.constantFrom(2 as const, 3 as const, 4 as const),
    keyType: fc.constantFrom(1 as const, 2 as const),
    krn: fc.integer({ min: 1, max: 9 }),
    ken: fc.integer({ min: 0, max: 255 }),
    ti: digits(2),
    sgc: digits(6),
    rollover: fc.boolean(),
    bytes: fc.uint8Array({ minLength: 16, maxLength: 16 }),
  })
  .map(({ bytes, ...rest }) => ({
    ...rest,
    newDecoderKey: bytes.subarray(0, rest.count === 4 ? 16 : 8),
  }));

test('a meter ends with exactly what was ordered', () => {
  fc.assert(
    fc.property(changes, fc.nat(), (change, turn) => {
      const ea = change.count === 4 ? '11' : '07';
      const decoderKey = ea === '11' ? OLD16 : OLD8;
      let state = createDecoderState({
        pan: '600727000000000009',
        ea,
        decoderKey,
        keyType: 2,
        sgc: '111111',
        krn: 5,
        ti: '07',
        baseDate: 1993,
        firstTid: 9,
      });
      const tokens = makeKeyChangeTokens(createCipher({ ea, decoderKey }), change);
      assert.equal(tokens.length, change.count);
      for (const at of tokens.keys()) {
        state = acceptToken(state, tokens[(at + turn) % tokens.length] ?? '', 0).state;
      }
      const { keyType, krn, ken, ti, sgc, rollover, count } = change;
      assert.equal(state.decoderKey, Buffer.from(change.newDecoderKey).toString('hex'));
      assert.deepEqual(
        { keyType: state.keyType, krn: state.krn, ken: state.ken, ti: state.ti, sgc: state.sgc },
        { keyType, krn, ken, ti, sgc: count === 2 ? '000000' : sgc },
      );
      assert.equal(state.baseDate, rollover ? 2014 : 1993);
      assert.deepEqual(state.tidMemory, rollover ? [0] : [9]);
    }),
    { seed: 20150504, numRuns: 300 },
  );
});

const CHANGE: KeyChangeInput = {
  newDecoderKey: '0123456789abcdeffedcba9876543210',
  keyType: 2,
  krn: 3,
  ken: 0xa7,
  ti: '42',
  sgc: '123456',
  rollover: true,
  count: 4,
};

function sections(ea: '07' | '11', change: KeyChangeInput): KeyChangeSection[] {
  const cipher = createCipher({ ea, decoderKey: ea === '11' ? OLD16 : OLD8 });
  return makeKeyChangeTokens(cipher, change).map((token) => {
    const reading = readToken(cipher, token);
    assert.ok(reading.ok && reading.token.kind === 'keyChange');
    return reading.token;
  });
}

test('four tokens: the words of the key in sections 1, 3, 4, 2, and the 3KCT bit not set', () => {
  const kind = 'keyChange';
  assert.deepEqual(sections('11', CHANGE), [
    {
      kind,
      section: 1,
      kenHigh: 0xa,
      krn: 3,
      rollover: true,
      threeTokens: false,
      keyType: 2,
      keyWord: 0x01234567,
    },
    { kind, section: 2, kenLow: 7, ti: 42, keyWord: 0x76543210 },
    { kind, section: 3, groupBits: 123456 & 0xfff, keyWord: 0x89abcdef },
    { kind, section: 4, groupBits: 123456 >> 12, keyWord: 0xfedcba98 },
  ]);
});

test('two and three tokens: only the set of three has the 3KCT bit, and it carries the group', () => {
  const change = { ...CHANGE, newDecoderKey: '0123456789abcdef' };
  const two = sections('07', { ...change, count: 2 });
  const three = sections('07', { ...change, count: 3 });
  const bits = [two, three].map(([first]) => first?.section === 1 && first.threeTokens);
  assert.deepEqual(bits, [false, true]);
  assert.deepEqual(three.slice(1), [
    { kind: 'keyChange', section: 2, kenLow: 7, ti: 42, keyWord: 0x89abcdef },
    {
      kind: 'keyChange',
      section: 3,
      groupBits: 123456 >> 12,
      keyWord: ((123456 & 0xfff) << 20) >>> 0,
    },
  ]);
});

test('what cannot be is refused', () => {
  const cases: readonly [StsErrorCode, Partial<KeyChangeInput>][] = [
    ['STS_RANGE', { count: 2 }],
    ['STS_RANGE', { krn: 0 }],
    ['STS_RANGE', { krn: 10 }],
    ['STS_RANGE', { ken: 256 }],
    ['STS_RANGE', { keyType: 0 }],
    ['STS_FORMAT', { ti: '7' }],
    ['STS_FORMAT', { sgc: '12345x' }],
    ['STS_KEY', { newDecoderKey: OLD8 }],
  ];
  const cipher = createCipher({ ea: '11', decoderKey: OLD16 });
  for (const [code, wrong] of cases) {
    assert.throws(
      () => makeKeyChangeTokens(cipher, { ...CHANGE, ...wrong }),
      (error) => error instanceof StsError && error.code === code,
      JSON.stringify(wrong),
    );
  }
});
