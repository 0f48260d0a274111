import assert from 'node:assert/strict';
import { test } from 'node:test';
import { splitLines } from './lines.ts';
import type { LineRule } from './rules.ts';

const sen: LineRule = { from: '2000-01-01', rounding: 'sen', instalment: 'beforeTax' };
const rupiah: LineRule = { ...sen, rounding: 'rupiah' };

test('in sen, PPN is half-up beside the token and the local tax takes the remainder', () => {
  // 1,000.00 / 1.13 = 884.9558, x 10 % = 88.4956, x 3 % = 26.5487
  assert.deepEqual(splitLines(sen, 1_000_00n, 0n, { ppjBp: 300, ppnBp: 1000 }), {
    token: 884_96n,
    ppn: 88_50n,
    ppj: 26_54n,
  });
});

test('in rupiah, the local tax goes up and PPN down', () => {
  assert.deepEqual(splitLines(rupiah, 1_000_00n, 0n, { ppjBp: 300, ppnBp: 1000 }), {
    token: 885_00n,
    ppn: 88_00n,
    ppj: 27_00n,
  });
});

test('two halves rounded up do not leave a local tax below zero', () => {
  // 100.04 x 5 / 8 = 62.525 and x 3 / 8 = 37.515: both are halves of a sen.
  assert.deepEqual(splitLines(sen, 100_04n, 0n, { ppjBp: 0, ppnBp: 6000 }), {
    token: 62_53n,
    ppn: 37_51n,
    ppj: 0n,
  });
});

test('an instalment beyond the amount leaves no tax, and a token below zero for the caller to refuse', () => {
  assert.deepEqual(splitLines(rupiah, 100n, 101n, { ppjBp: 300, ppnBp: 1000 }), {
    token: -1n,
    ppn: 0n,
    ppj: 0n,
  });
});
