import assert from 'node:assert/strict';
import { test } from 'node:test';
import { placeName, queryOf, type Step } from './place.ts';

const way: readonly Step[] = [
  { level: 'UPI', code: '53', name: 'Jawa Barat' },
  { level: 'UP3', code: '53400', name: 'Cimahi' },
  { level: 'ULP', code: '53425', name: 'Cililin' },
  { level: 'feeder', code: '-', name: '-' },
  { level: 'transformer', code: 'T-1', name: 'T-1' },
];

test('a way is asked for by its lowest unit, its feeder and its transformer', () => {
  assert.deepEqual(queryOf([]), { unit: null, feeder: null, transformer: null });
  assert.deepEqual(queryOf(way.slice(0, 2)), { unit: '53400', feeder: null, transformer: null });
  assert.deepEqual(queryOf(way), { unit: '53425', feeder: '-', transformer: 'T-1' });
});

test('the kind of a place is told once', () => {
  assert.equal(placeName('UPI', 'UPI Jawa Barat'), 'UPI Jawa Barat');
  assert.equal(placeName('Penyulang', 'PENYULANG ANGGREK'), 'PENYULANG ANGGREK');
  assert.equal(placeName('Gardu', 'T-1'), 'Gardu T-1');
});
