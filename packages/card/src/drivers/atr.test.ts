import assert from 'node:assert/strict';
import test from 'node:test';
import { fromHex } from '../bytes.ts';
import { kindOf } from './atr.ts';

const storage = (name: string) => fromHex(`3B8F8001804F0CA000000306${name}00000000`);

test('the historical bytes of a storage card name its chip', () => {
  assert.equal(kindOf(fromHex('3B8F8001804F0CA000000306030001000000006A')), 'mifare-classic-1k');
  assert.equal(kindOf(fromHex('3B8F8001804F0CA0000003060300030000000068')), 'ultralight-family');
  assert.deepEqual(kindOf(storage('030026')), { tooSmall: 'MIFARE Mini' });
  assert.deepEqual(kindOf(storage('03003A')), { tooSmall: 'MIFARE Ultralight C' });
});

test('cards with APDUs of their own have the ATR of ISO 14443-4, with and without historical bytes', () => {
  assert.equal(kindOf(fromHex('3B8180018080')), 'iso14443-4');
  assert.equal(kindOf(fromHex('3B80800101')), 'iso14443-4');
  assert.equal(kindOf(fromHex('3B8580010675778102')), 'iso14443-4');
});

test('everything else is found out by trying', () => {
  assert.equal(kindOf(null), 'unknown');
  assert.equal(kindOf(new Uint8Array(0)), 'unknown');
  assert.equal(kindOf(storage('030002')), 'unknown');
  assert.equal(kindOf(storage('03FF28')), 'unknown');
  // A card with contacts.
  assert.equal(kindOf(fromHex('3B9F95803FC7A08031E073FA21106300000083F09000BB')), 'unknown');
});
