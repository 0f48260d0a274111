import assert from 'node:assert/strict';
import test from 'node:test';
import fc from 'fast-check';
import { decodeRecord, encodeRecord, type LoadProfileRecord } from './record.ts';
import { recordArbitrary, recordOf, SEED } from './test-support/fixtures.ts';

function recordWith(text: string): Uint8Array {
  const bytes = encodeRecord(recordOf(0));
  bytes.set(Buffer.from(text, 'latin1'));
  return bytes;
}

function readText(text: string): readonly (string | number)[] | string {
  const reading = decodeRecord(recordWith(text));
  if (!reading.ok) {
    return reading.field;
  }
  const { month, standKwh, remainingKwh, voltageV, tamper } = reading.record;
  return [month, standKwh, remainingKwh, voltageV, tamper];
}

test('table 3-1 of the SOP is written to the letter', () => {
  const record: LoadProfileRecord = {
    ...recordOf(0),
    month: '201212',
    standKwh: 5700,
    remainingKwh: 6,
    voltageV: 200,
    tamper: 8,
    currentDa: 258,
    tamperCause: 255,
    outages: 1,
    lowVoltageEvents: 2,
    overloads: 3,
    tamperEvents: 4,
  };
  assert.equal(
    Buffer.from(encodeRecord(record)).toString('latin1'),
    '20121200570000000620008\x01\x02\xff\x01\x02\x03\x04\0\0',
  );
});

test('every record is read as it was written', () => {
  fc.assert(
    fc.property(recordArbitrary, (record) => {
      assert.deepEqual(decodeRecord(encodeRecord(record)), { ok: true, record });
    }),
    SEED,
  );
});

test('numbers are read with zeros, with blanks before and with blanks behind', () => {
  const expected = ['201212', 5700, 6, 200, 8];
  assert.deepEqual(readText('20121200570000000620008'), expected);
  assert.deepEqual(readText('201212  5700     6200 8'), expected);
  assert.deepEqual(readText('2012125700  6     2008 '), expected);
  assert.deepEqual(readText('201212 5700    6  2008 '), expected);
});

test('an unknown tamper value is kept', () => {
  assert.deepEqual(readText('20121200570000000620042'), ['201212', 5700, 6, 200, 42]);
});

test('text that is no number names its field', () => {
  assert.equal(readText('20121300570000000620008'), 'month');
  assert.equal(readText('2012 200570000000620008'), 'month');
  assert.equal(readText('2012125 700000000620008'), 'standKwh');
  assert.equal(readText('201212      00000620008'), 'standKwh');
  assert.equal(readText('201212005700-0000620008'), 'remainingKwh');
  assert.equal(readText('20121200570000000620x08'), 'voltageV');
  assert.equal(readText('201212005700000006200\0\x008'), 'tamper');
  assert.equal(readText('201212005700000006200  '), 'tamper');
});

test('no text at all can make a number that is none', () => {
  const text = fc.string({
    unit: fc.constantFrom(...'0123456789      -x.\0'),
    minLength: 17,
    maxLength: 17,
  });
  let read = 0;
  fc.assert(
    fc.property(text, (fields) => {
      const reading = decodeRecord(recordWith(`201212${fields}`));
      if (reading.ok) {
        read += 1;
        assert.ok(Object.values(reading.record).every((value) => !Number.isNaN(value)));
      } else {
        assert.match(reading.text, /[^0-9]/);
      }
    }),
    { ...SEED, numRuns: 2000 },
  );
  assert.ok(read > 0);
});

test('an empty record slot is unreadable from its month on', () => {
  const reading = decodeRecord(new Uint8Array(32));
  assert.deepEqual(reading, { ok: false, field: 'month', text: '\0'.repeat(6) });
});

test('what does not fit is refused', () => {
  const write = (change: Partial<LoadProfileRecord>) => () =>
    encodeRecord({ ...recordOf(0), ...change });
  for (const change of [
    { month: '201500' },
    { month: '2015-1' },
    { standKwh: 1_000_000 },
    { remainingKwh: -1 },
    { voltageV: 220.5 },
    { tamper: 100 },
    { currentDa: 0xffff },
    { outages: 256 },
  ]) {
    assert.throws(write(change), RangeError, JSON.stringify(change));
  }
  assert.throws(() => decodeRecord(new Uint8Array(31)), RangeError);
});
