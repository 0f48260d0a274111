import assert from 'node:assert/strict';
import test from 'node:test';
import { fromHex } from '../../bytes.ts';
import { memberByContainer, memberByVersion } from './family.ts';

test('GET VERSION tells the members of the family', () => {
  const versions = {
    '0004040201001303': 'NTAG216',
    // NTAG216 of another maker.
    '0053040201001303': 'NTAG216',
    '0004040201001103': 'NTAG215',
    '0004040201000F03': 'NTAG213',
    '0004040101000E03': 'NTAG212',
    '0004040101000B03': 'NTAG210',
    '0004030101000B03': 'MIFARE Ultralight EV1',
    '0004030101000E03': 'MIFARE Ultralight EV1',
  };
  for (const [version, member] of Object.entries(versions)) {
    assert.equal(memberByVersion(fromHex(version)), member, version);
  }
});

test('what is no version tells nothing', () => {
  assert.equal(memberByVersion(null), null);
  // An NTAG I2C, a DESFire, a refusal, a version cut short.
  for (const hex of [
    '0004040502021503',
    '0004010101001A05',
    '00',
    '00040402010013',
    '01040402010013',
  ]) {
    assert.equal(memberByVersion(fromHex(hex)), null, hex);
  }
});

test('the capability container tells the size', () => {
  assert.equal(memberByContainer(fromHex('E1106D00')), 'NTAG216');
  assert.equal(memberByContainer(fromHex('E1113E0F')), 'NTAG215');
  assert.equal(memberByContainer(fromHex('E1101200')), 'NTAG213');
  assert.equal(memberByContainer(fromHex('E1100600')), 'MIFARE Ultralight');
  for (const hex of ['00000000', 'E1107F00', '00106D00', 'E110', '']) {
    assert.equal(memberByContainer(fromHex(hex)), null, hex);
  }
});
