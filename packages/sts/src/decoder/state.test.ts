import assert from 'node:assert/strict';
import { test } from 'node:test';
import { StsError } from '../error.ts';
import { RESULT_CODES, resultCode } from './result.ts';
import { createDecoderState, type DecoderSetup } from './state.ts';

const SETUP: DecoderSetup = {
  pan: '600727111111111153',
  ea: '11',
  decoderKey: '00112233445566778899AABBCCDDEEFF',
  keyType: 2,
  sgc: '201457',
  krn: 1,
  ti: '01',
  baseDate: 2014,
};

test('a new decoder: the DRN from the PAN, a key that never expires, an empty memory', () => {
  assert.deepEqual(createDecoderState(SETUP), {
    drn: '11111111115',
    pan: '600727111111111153',
    ea: '11',
    decoderKey: '00112233445566778899aabbccddeeff',
    keyType: 2,
    sgc: '201457',
    krn: 1,
    ti: '01',
    ken: 255,
    baseDate: 2014,
    tidMemory: [0],
    keyChange: null,
    rejects: 0,
    lockedUntilMs: null,
  });
  const bytes = Buffer.from(SETUP.decoderKey.toString(), 'hex');
  assert.deepEqual(createDecoderState({ ...SETUP, decoderKey: bytes }), createDecoderState(SETUP));
});

test('what no decoder has is refused', () => {
  const wrong: Partial<DecoderSetup>[] = [
    { pan: '600727111111111150' },
    { decoderKey: '00' },
    { ea: '07' },
    { krn: 0 },
    { krn: 10 },
    { ken: 256 },
    { ti: '1' },
    { sgc: 'abcdef' },
    { firstTid: 2 ** 24 },
  ];
  for (const change of wrong) {
    assert.throws(
      () => createDecoderState({ ...SETUP, ...change }),
      StsError,
      JSON.stringify(change),
    );
  }
});

test('the published numbers of results', () => {
  assert.equal(resultCode('Accept'), 1);
  assert.equal(resultCode('1stKCT'), 2);
  assert.equal(resultCode('4thKCT'), 3);
  assert.equal(resultCode('UsedError'), 10);
  assert.equal(resultCode('CRCError'), 13);
  const numbers = new Set(Object.values(RESULT_CODES));
  assert.deepEqual(
    [...numbers],
    Array.from({ length: 15 }, (_, index) => index + 1),
  );
});
