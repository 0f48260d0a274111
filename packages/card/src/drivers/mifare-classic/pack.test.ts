import assert from 'node:assert/strict';
import test from 'node:test';
import fc from 'fast-check';
import { equalBytes, fromHex, toHex, writeAscii } from '../../bytes.ts';
import { decodeRecord, encodeRecord, type LoadProfileRecord } from '../../record.ts';
import { recordArbitrary, recordOf, SEED } from '../../test-support/fixtures.ts';
import { packRecord, unpackRecord } from './pack.ts';

const sample = encodeRecord({
  month: '201504',
  standKwh: 5_700,
  remainingKwh: 6,
  voltageV: 218,
  tamper: 8,
  currentDa: 45,
  tamperCause: 4,
  outages: 2,
  lowVoltageEvents: 3,
  overloads: 0,
  tamperEvents: 255,
});

function changed(offset: number, text: string | Uint8Array): Uint8Array {
  const bytes = sample.slice();
  if (typeof text === 'string') writeAscii(bytes, offset, text);
  else bytes.set(text, offset);
  return bytes;
}

test('a record, bit by bit', () => {
  const block = packRecord(sample);
  const bits = Array.from(block, (byte) => byte.toString(2).padStart(8, '0')).join('');
  const fields = [15, 10, 7, 20, 20, 16, 8, 8, 8, 8, 8];
  assert.equal(
    fields.reduce((sum, field) => sum + field),
    128,
  );
  let at = 0;
  const values = fields.map((field) => {
    at += field;
    return Number.parseInt(bits.slice(at - field, at), 2);
  });
  assert.deepEqual(values, [12 * 2015 + 4, 218, 8, 5_700, 6, 45, 4, 2, 3, 0, 255]);
  assert.equal(toHex(block), 'BCF06D080164400006002D04020300FF');
  assert.deepEqual(unpackRecord(block), sample);
});

test('every record that can be written comes back byte for byte', () => {
  fc.assert(
    fc.property(recordArbitrary, (record) => {
      const bytes = encodeRecord(record);
      assert.deepEqual(unpackRecord(packRecord(bytes)), bytes);
    }),
    { ...SEED, numRuns: 2_000 },
  );
});

test('every field at both of its ends comes back', () => {
  const ends: readonly Partial<LoadProfileRecord>[] = [
    { month: '000001' },
    { month: '000012' },
    { month: '273007' },
    { standKwh: 0 },
    { standKwh: 999_999 },
    { remainingKwh: 0 },
    { remainingKwh: 999_999 },
    { voltageV: 999 },
    { voltageV: 0 },
    { tamper: 99 },
    { currentDa: null },
    { currentDa: 0xfffe },
    { currentDa: 0 },
    { tamperCause: 255, outages: 255, lowVoltageEvents: 255, overloads: 255, tamperEvents: 255 },
  ];
  const all = Object.assign({}, recordOf(3), ...ends.filter((_, index) => index % 2 === 1));
  for (const record of [...ends.map((end) => ({ ...recordOf(3), ...end })), all]) {
    const bytes = encodeRecord(record);
    assert.deepEqual(unpackRecord(packRecord(bytes)), bytes);
  }
});

test('no record is a block of zeros, and a block of zeros is no record', () => {
  assert.deepEqual(packRecord(new Uint8Array(32)), new Uint8Array(16));
  assert.deepEqual(unpackRecord(new Uint8Array(16)), new Uint8Array(32));
});

test('what would not come back as it was is refused', () => {
  const refused: readonly [string, Uint8Array][] = [
    ['a month with blanks', changed(0, ' 20154')],
    ['a month 00', changed(0, '201500')],
    ['a month 13', changed(0, '201513')],
    ['a month after 2730-07', changed(0, '273008')],
    ['a month of year 9999', changed(0, '999912')],
    ['a stand as in table 3-2', changed(6, '  5700')],
    ['a credit with a sign', changed(12, '-00006')],
    ['a credit with a point', changed(12, '0006.5')],
    ['a voltage with a blank behind', changed(18, '21 ')],
    ['a tamper status as in table 3-2', changed(21, ' 8')],
    ['reserved byte 30', changed(30, Uint8Array.of(1))],
    ['reserved byte 31', changed(31, Uint8Array.of(1))],
    ['zeros with a counter', Object.assign(new Uint8Array(32), { 29: 1 })],
    ['bytes FF', new Uint8Array(32).fill(0xff)],
    ['31 bytes', new Uint8Array(31)],
    ['33 bytes', new Uint8Array(33)],
  ];
  for (const [what, bytes] of refused) {
    assert.throws(() => packRecord(bytes), RangeError, what);
  }
});

test('whatever stands in a block, it is the record that it was packed from, or none', () => {
  const anyBlock = fc.uint8Array({ minLength: 16, maxLength: 16 });
  const tornRecord = fc
    .tuple(recordArbitrary, fc.nat(127))
    .map(([record, bit]) => flipped(packRecord(encodeRecord(record)), bit));
  let packed = 0;
  let others = 0;
  fc.assert(
    fc.property(fc.oneof(anyBlock, tornRecord), (block) => {
      const bytes = unpackRecord(block);
      if (equalBytes(bytes.subarray(0, 16), new Uint8Array(16).fill(0xff))) {
        others += 1;
        assert.deepEqual(bytes.subarray(16), block);
        assert.equal(decodeRecord(bytes).ok, false);
        assert.throws(() => packRecord(bytes), RangeError);
      } else {
        packed += 1;
        assert.deepEqual(packRecord(bytes), block);
      }
    }),
    { ...SEED, numRuns: 2_000 },
  );
  assert.ok(packed > 200 && others > 200, `${packed} and ${others}`);
});

test('blocks that nobody packs: a field beyond its digits, month number 0', () => {
  for (const hex of [
    '00006D080164400006002D04020300FF', // month number 0
    'BCF1F4080164400006002D04020300FF', // voltage 1000
    'BCF06D640164400006002D04020300FF', // tamper 100
    'BCF06D08F424000006002D04020300FF', // stand 1000000
    'BCF06D0801644F4240002D04020300FF', // credit 1000000
  ]) {
    assert.equal(toHex(unpackRecord(fromHex(hex))), 'FF'.repeat(16) + hex, hex);
  }
});

function flipped(block: Uint8Array, bit: number): Uint8Array {
  const torn = block.slice();
  torn[bit >> 3] = (torn[bit >> 3] ?? 0) ^ (1 << (bit & 7));
  return torn;
}
