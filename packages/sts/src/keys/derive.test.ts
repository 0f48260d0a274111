import assert from 'node:assert/strict';
import { createSecretKey } from 'node:crypto';
import { test } from 'node:test';
import { primitives } from '../../tests/vectors.ts';
import { StsError, type StsErrorCode } from '../error.ts';
import { type DecoderKeyInput, deriveDecoderKey } from './derive.ts';
import { dkga04Input } from './dkga04.ts';

function derived(input: DecoderKeyInput): string {
  return Buffer.from(deriveDecoderKey(input)).toString('hex');
}

const BASE = { keyType: 2, pan: '600727000000000009', ti: '01', krn: 1, baseDate: 2014 } as const;
const DKGA02 = { ...BASE, dkga: '02', ea: '07', sgc: '123456' } as const;
const DKGA04 = { ...BASE, dkga: '04', ea: '07', sgc: '201457' } as const;
const KEY02 = Buffer.from('abababababababab', 'hex');
const KEY04 = Buffer.from('abababababababab949494949494949401234567', 'hex');

test('the published decoder keys', () => {
  assert.equal(derived({ ...DKGA02, vendingKey: KEY02 }), 'e653341f9d5bf36f');
  assert.equal(derived({ ...DKGA04, vendingKey: KEY04 }), '87f3ecbb2e46b48f');
});

test('a KeyObject gives the same key as its bytes', () => {
  assert.equal(
    derived({ ...DKGA02, vendingKey: createSecretKey(KEY02) }),
    derived({ ...DKGA02, vendingKey: KEY02 }),
  );
  assert.equal(
    derived({ ...DKGA04, vendingKey: createSecretKey(KEY04) }),
    derived({ ...DKGA04, vendingKey: KEY04 }),
  );
});

test('DKGA04 hashes the published bytes', () => {
  for (const { input, ...parameters } of primitives().dkga04Input) {
    assert.equal(Buffer.from(dkga04Input(parameters), 'latin1').toString('hex'), input);
  }
});

test('a common key (type 3) under DKGA02 is one for all meters of its group', () => {
  const common = { ...DKGA02, keyType: 3, vendingKey: KEY02 } as const;
  assert.equal(derived(common), derived({ ...common, pan: '600727111111111153' }));
  assert.notEqual(
    derived({ ...DKGA02, vendingKey: KEY02 }),
    derived({ ...DKGA02, vendingKey: KEY02, pan: '600727111111111153' }),
  );
});

test('DKGA03 works on three DES steps: with equal halves it is DKGA02 without its last step', () => {
  // No published answer exists; this ties the untested algorithm to a proven one.
  const dkga03 = deriveDecoderKey({
    ...DKGA02,
    dkga: '03',
    vendingKey: Buffer.concat([KEY02, KEY02]),
  });
  const withKey = dkga03.map((byte, index) => byte ^ (KEY02[index] ?? 0));
  assert.equal(Buffer.from(withKey).toString('hex'), 'e653341f9d5bf36f');
});

test('what cannot be derived is refused with a code', () => {
  const cases: readonly [StsErrorCode, DecoderKeyInput][] = [
    ['STS_UNSUPPORTED', { ...DKGA02, dkga: '01', vendingKey: KEY02 }],
    ['STS_UNSUPPORTED', { ...DKGA04, keyType: 3, vendingKey: KEY04 }],
    ['STS_KEY', { ...DKGA02, keyType: 0, vendingKey: KEY02 }],
    ['STS_KEY', { ...DKGA02, ea: '11', vendingKey: KEY02 }],
    ['STS_KEY', { ...DKGA04, ea: '09', vendingKey: KEY04 }],
    ['STS_KEY', { ...DKGA02, vendingKey: KEY04 }],
    ['STS_KEY', { ...DKGA04, vendingKey: KEY02 }],
    ['STS_KEY', { ...DKGA04, vendingKey: createSecretKey(KEY02) }],
    ['STS_FORMAT', { ...DKGA04, sgc: '20145', vendingKey: KEY04 }],
    ['STS_FORMAT', { ...DKGA04, ti: '1', vendingKey: KEY04 }],
    ['STS_RANGE', { ...DKGA04, krn: 0, vendingKey: KEY04 }],
    ['STS_CHECK_DIGIT', { ...DKGA04, pan: '600727000000000008', vendingKey: KEY04 }],
  ];
  for (const [code, input] of cases) {
    assert.throws(
      () => deriveDecoderKey(input),
      (error) => error instanceof StsError && error.code === code,
      code,
    );
  }
});
