import assert from 'node:assert/strict';
import { test } from 'node:test';
import { allRows } from '../../tests/vectors.ts';
import { StsError, type StsErrorCode } from '../error.ts';
import { luhnCheckDigit } from './luhn.ts';
import { makeDrn, makePan, parseDrn, parsePan } from './pan.ts';

function code(expected: StsErrorCode) {
  return (error: unknown) => error instanceof StsError && error.code === expected;
}

test('the PANs of the certification tests', () => {
  assert.deepEqual(parsePan('600727000000000009'), {
    pan: '600727000000000009',
    iin: '600727',
    drn: '00000000000',
    manufacturerCode: '00',
    serialNumber: '00000000',
  });
  assert.deepEqual(parsePan('000001000000000082'), {
    pan: '000001000000000082',
    iin: '0000',
    drn: '0100000000008',
    manufacturerCode: '0100',
    serialNumber: '00000000',
  });
  assert.equal(parsePan('600727111111111153').drn, '11111111115');
});

test('a DRN whose check digit does not fit is rejected, alone and within a PAN', () => {
  for (const drn of ['12345678904', '11111111113']) {
    assert.throws(() => parseDrn(drn), code('STS_CHECK_DIGIT'));
    assert.throws(() => makePan(drn), code('STS_CHECK_DIGIT'));
  }
  // A PAN with a good check digit of its own around a bad DRN.
  assert.throws(() => parsePan('600727123456789044'), code('STS_CHECK_DIGIT'));
  assert.throws(() => parsePan('600727000000000008'), code('STS_CHECK_DIGIT'));
});

test('a PAN made of its own DRN is the same, for both lengths', () => {
  const pans = allRows().flatMap((row) => (row.op === 'test' ? [] : [row.pan]));
  const lengths = new Set<number>();
  for (const pan of pans) {
    const { drn, manufacturerCode, serialNumber } = parsePan(pan);
    assert.equal(makePan(drn), pan);
    assert.equal(makeDrn(manufacturerCode, serialNumber), drn);
    lengths.add(drn.length);
  }
  assert.deepEqual([...lengths].sort(), [11, 13]);
});

test('other lengths and issuers are refused', () => {
  assert.throws(() => parsePan('60072700000000009'), code('STS_FORMAT'));
  assert.throws(() => parsePan('60072700000000000x'), code('STS_FORMAT'));
  const otherIssuer = '60072800000000000';
  assert.throws(() => parsePan(`${otherIssuer}${luhnCheckDigit(otherIssuer)}`), code('STS_FORMAT'));
  assert.throws(() => parseDrn('123456789012'), code('STS_FORMAT'));
  assert.throws(() => makeDrn('123', '12345678'), code('STS_FORMAT'));
  assert.throws(() => makeDrn('12', '1234567'), code('STS_FORMAT'));
});
