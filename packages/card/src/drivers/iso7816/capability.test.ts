import assert from 'node:assert/strict';
import test from 'node:test';
import { fromHex, toHex } from '../../bytes.ts';
import { decodeCapability, encodeCapability } from './capability.ts';

const map = { fileId: 0xe153, sizeBytes: 1024, writeAccess: 0 };

test('a container of ours, byte for byte', () => {
  const bytes = encodeCapability({ maxLe: 0xf6, maxLc: 0xf0, proprietary: [map] });
  assert.equal(toHex(bytes), '000F2000F600F00506E15304000000');
  assert.deepEqual(decodeCapability(bytes), { maxLe: 0xf6, maxLc: 0xf0, proprietary: [map] });
});

test('the example of the NFC Forum’s Type 4 specification: an NDEF file, none of ours', () => {
  const bytes = fromHex('000F20003B00340406E1040032000000'.slice(0, 30));
  assert.deepEqual(decodeCapability(bytes), { maxLe: 0x3b, maxLc: 0x34, proprietary: [] });
});

test('further files and values that are not known are passed over', () => {
  const ndef = { fileId: 0xe104, sizeBytes: 256, writeAccess: 0 };
  const capability = { maxLe: 255, maxLc: 255, proprietary: [map, { ...map, fileId: 0xe199 }] };
  const bytes = encodeCapability({ ...capability, maxLe: 0x7fff, maxLc: 0x7fff }, ndef);
  assert.deepEqual(decodeCapability(bytes), capability);
  const unknown = fromHex('00133000FF00FF80027777' + '0506E15304000000');
  assert.deepEqual(decodeCapability(unknown)?.proprietary, [map]);
  const long = fromHex('00133000FF00FF80FF7777' + '0506E15304000000');
  assert.deepEqual(decodeCapability(long)?.proprietary, []);
});

test('what is no container is none', () => {
  const sound = '000F2000F600F00506E15304000000';
  assert.notEqual(decodeCapability(fromHex(sound)), null);
  for (const bad of [
    '',
    '000E2000F600F00506E153040000',
    '00102000F600F00506E15304000000',
    '000F4000F600F00506E15304000000',
    '000F20000E00F00506E15304000000',
    '000F2000F600000506E15304000000',
  ]) {
    assert.equal(decodeCapability(fromHex(bad)), null, bad);
  }
});
