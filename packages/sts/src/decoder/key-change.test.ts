import assert from 'node:assert/strict';
import { test } from 'node:test';
import { credit, KEY, keyChange, meter, NEW_KEY } from '../../tests/test-meter.ts';
import { createCipher } from '../ciphers/cipher.ts';
import { makeCreditToken } from '../tokens/credit.ts';
import { blockOfSection, type KeyChangeSection } from '../tokens/key-change-section.ts';
import { seal } from '../tokens/seal.ts';
import { acceptToken } from './accept.ts';
import type { DecoderLimits } from './limits.ts';
import type { DecoderState } from './state.ts';

const MINUTE_MS = 60_000;

/** Enters tokens one after the other, a minute apart, and gives the results and the last state. */
function enter(
  state: DecoderState,
  tokens: readonly string[],
  limits?: DecoderLimits,
): { results: string[]; state: DecoderState } {
  const results: string[] = [];
  let current = state;
  for (const [index, token] of tokens.entries()) {
    const step = acceptToken(current, token, index * MINUTE_MS, limits);
    results.push(step.result);
    current = step.state;
  }
  return { results, state: current };
}

function sealed(section: KeyChangeSection, ea: '07' | '11' = '11', decoderKey = KEY): string {
  const { high, low } = blockOfSection(section);
  return seal(createCipher({ ea, decoderKey }), 2, high, low);
}

const FIRST = {
  kind: 'keyChange',
  section: 1,
  kenHigh: 15,
  krn: 2,
  rollover: false,
  threeTokens: false,
  keyType: 2,
  keyWord: 0,
} as const;

test('the old key holds until the last section, then only the new one does', () => {
  const [first, second, third, fourth] = keyChange({ rollover: true });
  const partial = enter(meter(), [third, first, second]);
  assert.deepEqual(partial.results, ['3rdKCT', '1stKCT', '2ndKCT']);
  const between = acceptToken(partial.state, credit(200), 3 * MINUTE_MS);
  assert.equal(between.result, 'Accept');
  const last = acceptToken(between.state, fourth, 4 * MINUTE_MS);
  assert.equal(last.result, 'Accept');
  assert.deepEqual(last.effect, {
    kind: 'keyChange',
    keyType: 2,
    krn: 2,
    ken: 255,
    ti: '01',
    sgc: '201457',
    baseDate: 2035,
    rollover: true,
  });
  assert.equal(last.state.keyChange, null);
  assert.equal(acceptToken(last.state, credit(300), 0).result, 'CRCError');
  const cipher = createCipher({ ea: '11', decoderKey: NEW_KEY });
  // Far below what the meter knew under the old base date: the memory starts again.
  const { token } = makeCreditToken(cipher, { subclass: 0, units: 1, tid: 5, rnd: 0 });
  assert.equal(acceptToken(last.state, token, 0).result, 'Accept');
});

test('the published codes: 2 for the first section, 3 for the others', () => {
  const codes = keyChange().map((token) => acceptToken(meter(), token, 0).code);
  assert.deepEqual(codes, [2, 3, 3, 3]);
});

test('without a roll-over the memory of identifiers stays', () => {
  const { results, state } = enter(acceptToken(meter(), credit(200), 0).state, keyChange());
  assert.equal(results.at(-1), 'Accept');
  assert.deepEqual(state.tidMemory, [100, 200]);
  assert.equal(state.baseDate, 2014);
});

test('an incomplete set is forgotten after ten minutes, or as long as the meter says', () => {
  const [first, second, third, fourth] = keyChange();
  const { state } = enter(meter(), [first, second, third]);
  assert.equal(acceptToken(state, fourth, 10 * MINUTE_MS).result, 'Accept');
  const late = acceptToken(state, fourth, 10 * MINUTE_MS + 1);
  assert.equal(late.result, '4thKCT');
  assert.equal(late.state.decoderKey, KEY);
  assert.deepEqual(late.state.keyChange?.sections.length, 1);
  const patient = { keyChangeTimeoutMs: 60 * MINUTE_MS };
  assert.equal(acceptToken(state, fourth, 59 * MINUTE_MS, patient).result, 'Accept');
  // A clock that went back cannot keep half a key for ever.
  assert.equal(acceptToken(state, fourth, -1).result, '4thKCT');
});

test('a section that is entered twice does no harm', () => {
  const [first, second, third, fourth] = keyChange();
  const { results, state } = enter(meter(), [first, first, second, third, third, fourth]);
  assert.deepEqual(results, ['1stKCT', '1stKCT', '2ndKCT', '3rdKCT', '3rdKCT', 'Accept']);
  assert.equal(state.decoderKey, NEW_KEY);
});

test('a first section of another set drops what was kept of the set before', () => {
  const [first, second, third] = keyChange();
  const other = keyChange({ newDecoderKey: 'ee'.repeat(16), krn: 3 });
  const mixed = enter(meter(), [first, second, third, other[0]]);
  assert.equal(mixed.state.keyChange?.sections.length, 1);
  const [, ...rest] = other;
  const whole = enter(mixed.state, rest);
  assert.deepEqual(whole.results, ['2ndKCT', '3rdKCT', 'Accept']);
  assert.equal(whole.state.decoderKey, 'ee'.repeat(16));
});

test('key types follow the rule, which can be set', () => {
  const [first] = keyChange({ keyType: 3 });
  const refused = acceptToken(meter(), first, 0);
  assert.deepEqual([refused.result, refused.code], ['KeyTypeError', 5]);
  assert.equal(refused.state.keyChange, null);
  const magnetic: DecoderLimits = { keyTypeChanges: { 0: [], 1: [], 2: [3], 3: [] } };
  assert.equal(acceptToken(meter(), first, 0, magnetic).result, '1stKCT');
  const initial = sealed({ ...FIRST, keyType: 0 });
  assert.equal(acceptToken(meter(), initial, 0).result, 'KeyTypeError');
  const fromFactory = enter(meter({ keyType: 0, krn: 0 }), keyChange({ keyType: 1 }));
  assert.equal(fromFactory.results.at(-1), 'Accept');
  assert.equal(fromFactory.state.keyType, 1);
});

test('values that no key has are out of range', () => {
  const bad: KeyChangeSection[] = [
    { ...FIRST, krn: 0 },
    { ...FIRST, krn: 10 },
    { ...FIRST, threeTokens: true },
    { kind: 'keyChange', section: 2, kenLow: 0, ti: 100, keyWord: 0 },
  ];
  for (const section of bad) {
    const refused = acceptToken(meter(), sealed(section), 0);
    assert.deepEqual([refused.result, refused.state.keyChange], ['RangeError', null]);
  }
  const afterLastBaseDate = acceptToken(
    meter({ baseDate: 2035 }),
    sealed({ ...FIRST, rollover: true }),
    0,
  );
  assert.equal(afterLastBaseDate.result, 'RangeError');
});

test('a group that is no six digits spoils the whole set', () => {
  const [first, second] = keyChange();
  const group = (section: 3 | 4, groupBits: number) =>
    sealed({ kind: 'keyChange', section, groupBits, keyWord: 0 });
  const set = (sgc: number) => [first, second, group(3, sgc & 0xfff), group(4, sgc >> 12)];
  const tooLarge = enter(meter(), set(1_000_000));
  assert.equal(tooLarge.results.at(-1), 'RangeError');
  assert.deepEqual([tooLarge.state.keyChange, tooLarge.state.decoderKey], [null, KEY]);
  assert.equal(enter(meter(), set(999_999)).state.sgc, '999999');
});

test('64-bit keys: no fourth section; the padding of the third must be zero', () => {
  const decoderKey = '0abc12def3456789';
  const state = meter({ ea: '07', decoderKey });
  const group = (section: 3 | 4, keyWord: number) =>
    sealed({ kind: 'keyChange', section, groupBits: 5, keyWord }, '07', decoderKey);
  assert.equal(acceptToken(state, group(4, 0), 0).result, 'FunctionError');
  const rest = [
    sealed({ ...FIRST, threeTokens: true }, '07', decoderKey),
    sealed({ kind: 'keyChange', section: 2, kenLow: 1, ti: 1, keyWord: 0 }, '07', decoderKey),
  ];
  assert.equal(enter(state, [...rest, group(3, 1)]).results.at(-1), 'RangeError');
  const good = enter(state, [...rest, group(3, 7 << 20)]);
  assert.equal(good.results.at(-1), 'Accept');
  assert.equal(good.state.sgc, String(5 * 4096 + 7).padStart(6, '0'));
});
