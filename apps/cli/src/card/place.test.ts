import assert from 'node:assert/strict';
import { test } from 'node:test';
import { placeRange, placesOn } from './place.ts';

/** By the tables of docs/card.md, §8 to §11: offset of the map, place on the chip. */
const tables = {
  NTAG216: { 0: '4', 24: '10', 103: '29', 887: '225' },
  'MIFARE-CLASSIC-1K': {
    0: '-',
    23: '-',
    24: '4',
    63: '6',
    64: '8',
    104: '12',
    152: '16',
    199: '18',
    360: '33',
    440: '34',
    471: '34',
    472: '42',
    504: '44',
    887: '58',
  },
  'DESFIRE-EV2': { 0: '-', 24: '1:0', 103: '1:79', 104: '2:0', 295: '2:191', 296: '3:0' },
  'DESFIRE-EV3': { 887: '3:591' },
  'ISO-7816-4': { 0: 'E153:0', 887: 'E153:887' },
} as const;

test('every byte of the map has its place on each chip', () => {
  for (const chip of [
    'NTAG216',
    'MIFARE-CLASSIC-1K',
    'DESFIRE-EV2',
    'DESFIRE-EV3',
    'ISO-7816-4',
  ] as const) {
    for (const [offset, place] of Object.entries(tables[chip])) {
      assert.equal(placesOn(chip).at(Number(offset)), place, `${chip}, ${offset}`);
    }
  }
  assert.equal(placeRange('NTAG216', 24, 40), 'halaman · page 10–19');
  assert.equal(placeRange('MIFARE-CLASSIC-1K', 440, 32), 'blok · block 34');
});
