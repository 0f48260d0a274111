import assert from 'node:assert/strict';
import { test } from 'node:test';
import { credit, garbage, KEY, meter } from '../../tests/test-meter.ts';
import { createCipher } from '../ciphers/cipher.ts';
import { SAMPLE_STA_TABLES } from '../ciphers/sta-tables.ts';
import { makeCreditToken } from '../tokens/credit.ts';
import { makeCurrencyToken } from '../tokens/currency.ts';
import { makeManagementToken } from '../tokens/management.ts';
import { controlOf, makeExtendedReadToken, makeTestToken } from '../tokens/meter-test.ts';
import { acceptToken } from './accept.ts';
import type { DecoderLimits } from './limits.ts';
import type { DecoderState } from './state.ts';

const CIPHER = createCipher({ ea: '11', decoderKey: KEY });

function resultOf(state: DecoderState, digits: string, limits?: DecoderLimits): string {
  return acceptToken(state, digits, 0, limits).result;
}

test('credit is taken once: the effect, the code, and a state that is not the old one', () => {
  const before = meter();
  const copy = structuredClone(before);
  const first = acceptToken(before, credit(200), 0);
  assert.equal(first.result, 'Accept');
  assert.equal(first.code, 1);
  assert.deepEqual(first.effect, { kind: 'credit', subclass: 0, units: 500 });
  assert.deepEqual(first.state.tidMemory, [100, 200]);
  assert.deepEqual(before, copy);
  const again = acceptToken(first.state, credit(200), 0);
  assert.deepEqual([again.result, again.code, again.effect], ['UsedError', 10, null]);
  assert.deepEqual(again.state, first.state);
});

test('the state and the effect survive JSON', () => {
  const first = acceptToken(meter(), credit(200), 0);
  const restored: DecoderState = JSON.parse(JSON.stringify(first.state));
  assert.deepEqual(restored, first.state);
  assert.equal(resultOf(restored, credit(200)), 'UsedError');
  assert.equal(resultOf(restored, credit(150)), 'Accept');
});

test('tokens that are no tokens', () => {
  assert.equal(acceptToken(meter(), '123', 0).code, 6);
  assert.equal(resultOf(meter(), '9'.repeat(20)), 'FormatError');
  assert.equal(resultOf(meter(), 'x'.repeat(20)), 'FormatError');
  assert.equal(acceptToken(meter(), garbage(1), 0).code, 13);
  const other = createCipher({ ea: '11', decoderKey: 'ff'.repeat(16) });
  const foreign = makeCreditToken(other, { subclass: 0, units: 5, tid: 200, rnd: 0 }).token;
  assert.equal(resultOf(meter(), foreign), 'CRCError');
});

test('an expired key takes nothing with an identifier, and a used token is still "used"', () => {
  const state = meter({ ken: 17 });
  assert.equal(resultOf(state, credit(0x11_ff_ff)), 'Accept');
  assert.equal(acceptToken(state, credit(0x12_00_00), 0).code, 11);
  const command = { kind: 'clearTamper' } as const;
  const management = makeManagementToken(CIPHER, { command, tid: 0x12_00_00, rnd: 0 });
  assert.equal(resultOf(state, management), 'KeyExpiredError');
  const taken = acceptToken(meter(), credit(0x12_00_00), 0).state;
  assert.equal(resultOf({ ...taken, ken: 17 }, credit(0x12_00_00)), 'UsedError');
});

test('a default key takes no credit, but management', () => {
  const state = meter({ keyType: 1 });
  assert.equal(acceptToken(state, credit(200), 0).code, 12);
  const money = makeCurrencyToken(CIPHER, { subclass: 4, amount1e5: 5n, tid: 200 }).token;
  assert.equal(resultOf(state, money, { currencySubclasses: [4] }), 'DDTKError');
  const command = { kind: 'maximumPower', watts: 900 } as const;
  const management = makeManagementToken(CIPHER, { command, tid: 200, rnd: 0 });
  assert.deepEqual(acceptToken(state, management, 0).effect, { kind: 'management', command });
});

test('a full register refuses, and the token can come again when there is room', () => {
  const refused = acceptToken(meter(), credit(200, 501), 0, { creditRoomUnits: 500 });
  assert.deepEqual([refused.result, refused.code], ['OverflowError', 4]);
  assert.equal(resultOf(refused.state, credit(200, 501), { creditRoomUnits: 501 }), 'Accept');
});

test('an electricity meter has no use for water, unless it says so', () => {
  const refused = acceptToken(meter(), credit(200, 5, 1), 0);
  assert.deepEqual([refused.result, refused.code], ['FunctionError', 8]);
  assert.deepEqual(refused.state.tidMemory, [100]);
  assert.equal(resultOf(meter(), credit(200, 5, 1), { creditSubclasses: [1] }), 'Accept');
});

test('currency: only with a register for it, within its room, debit too', () => {
  const token = (amount1e5: bigint) =>
    makeCurrencyToken(CIPHER, { subclass: 4, amount1e5, tid: 200 }).token;
  const limits = { currencySubclasses: [4], currencyRoom1e5: 1000n };
  assert.equal(resultOf(meter(), token(5n)), 'FunctionError');
  assert.equal(resultOf(meter(), token(1001n), limits), 'OverflowError');
  assert.deepEqual(acceptToken(meter(), token(-2000n), 0, limits).effect, {
    kind: 'currency',
    subclass: 4,
    amount1e5: '-2000',
  });
});

test('management: what the meter does not have is refused and may come again', () => {
  const command = { kind: 'setFlag', flag: 3, on: true } as const;
  const token = makeManagementToken(CIPHER, { command, tid: 200, rnd: 1 });
  const refused = acceptToken(meter(), token, 0);
  assert.equal(refused.result, 'FunctionError');
  assert.equal(resultOf(refused.state, token, { commands: ['setFlag'] }), 'Accept');
});

test('tests: for every maker, for this one, for another', () => {
  const control = controlOf('display') + controlOf('drn');
  const token = (manufacturerCode: number, subclass: 0 | 1 = 0) =>
    makeTestToken({ subclass, control, manufacturerCode });
  const state = meter({ pan: '600727111111111153' });
  const effect = { kind: 'test', tests: ['display', 'drn'] };
  assert.deepEqual(acceptToken(state, token(0), 0).effect, effect);
  assert.deepEqual(acceptToken(state, token(11), 0).effect, effect);
  assert.deepEqual(acceptToken(state, token(11, 1), 0).effect, effect);
  const other = acceptToken(state, token(12), 0);
  assert.deepEqual([other.result, other.code, other.effect], ['MfrCodeError', 14, null]);
  // The four-digit code of a 13-digit DRN.
  const four = meter({ pan: '000001000000000082' });
  assert.equal(resultOf(four, token(100, 1)), 'Accept');
  assert.equal(resultOf(four, token(10)), 'MfrCodeError');
});

test('tests that the meter does not have are left out; none left is no function', () => {
  const control = controlOf('display') + controlOf('waterFactor');
  const token = makeTestToken({ subclass: 0, control, manufacturerCode: 0 });
  assert.deepEqual(acceptToken(meter(), token, 0, { tests: ['display'] }).effect, {
    kind: 'test',
    tests: ['display'],
  });
  assert.equal(resultOf(meter(), token, { tests: ['drn'] }), 'FunctionError');
  assert.equal(resultOf(meter(), makeExtendedReadToken(0)), 'FunctionError');
  assert.equal(resultOf(meter(), makeExtendedReadToken(0), { extendedRead: true }), 'Accept');
});

test('EA07 meters use the tables that they are given', () => {
  const swapped = {
    ...SAMPLE_STA_TABLES,
    encrypt1: SAMPLE_STA_TABLES.encrypt2,
    encrypt2: SAMPLE_STA_TABLES.encrypt1,
    sample: false,
  };
  const decoderKey = '0abc12def3456789';
  const cipher = createCipher({ ea: '07', decoderKey, tables: swapped });
  const { token } = makeCreditToken(cipher, { subclass: 0, units: 5, tid: 200, rnd: 0 });
  const state = meter({ ea: '07', decoderKey });
  assert.equal(resultOf(state, token), 'CRCError');
  assert.equal(resultOf(state, token, { tables: swapped }), 'Accept');
});
