import assert from 'node:assert/strict';
import { test } from 'node:test';
import { isYes, parseAmount, parseNumber } from './typed.ts';

test('amounts: a key of the row, or rupiah as people write them', () => {
  const amounts = [20_000, 50_000];
  assert.equal(parseAmount('1', amounts), 2_000_000);
  assert.equal(parseAmount('2', amounts), 5_000_000);
  for (const typed of ['75000', '75.000', 'Rp 75.000', 'rp75000', 'Rp. 75.000']) {
    assert.equal(parseAmount(typed, amounts), 7_500_000, typed);
  }
  for (const typed of ['3', '0', '', '75', '75,000', '7.5000', '-50000', '5e4', 'lima']) {
    assert.equal(parseAmount(typed, amounts), null, typed);
  }
});

test('numbers of meters and customers, with blanks and dashes', () => {
  assert.deepEqual(parseNumber('3203 1017 679'), { meterNo: '32031017679' });
  assert.deepEqual(parseNumber('5342-5290-4966'), { idpel: '534252904966' });
  for (const typed of ['', '123', '12345678901234', 'abc']) assert.equal(parseNumber(typed), null);
});

test('only yes is yes', () => {
  for (const typed of ['y', 'YA', 'yes']) assert.ok(isYes(typed));
  for (const typed of ['', 't', 'yx', 'ok', null]) assert.ok(!isYes(typed));
});
