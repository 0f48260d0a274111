import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Purchase } from './centre.ts';
import { receiptLines } from './receipt.ts';

const purchase: Purchase = {
  reference: '0123456789ABCDEF0123456789ABCDEF',
  requestKey: 'key-0001',
  meterNo: '32031017679',
  idpel: '534252904966',
  holder: 'SICILIA NFC',
  tariff: 'R1T',
  powerVa: 2200,
  purchasedAt: '2026-11-23T05:00:00.000Z',
  amountCents: 5_000_000,
  adminCents: 250_000,
  totalCents: 5_250_000,
  stampCents: 0,
  ppnCents: 0,
  ppjCents: 145_700,
  instalmentCents: 0,
  tokenCents: 4_854_300,
  energyDkwh: 337,
  keyChange: [],
  token: '12345678901234567890',
  mailbox: null,
};

test('a receipt fits 40 columns, shows every deduction and the token in groups of four', () => {
  const lines = receiptLines(purchase);
  assert.ok(lines.every((line) => line.length <= 40));
  const text = lines.join('\n');
  for (const line of [
    'RP BAYAR      : Rp 52.500,00',
    'ADMIN BANK    : Rp 2.500,00',
    'PPJ           : Rp 1.457,00',
    'RP STROOM     : Rp 48.543,00',
    'JML KWH       : 33,7 kWh',
    '1234 5678 9012 3456 7890',
  ]) {
    assert.ok(text.includes(line), line);
  }
  assert.doesNotMatch(text, /KCT/);
});

test('a key change stands before the token, numbered', () => {
  const lines = receiptLines({
    ...purchase,
    keyChange: ['11112222333344445555', '66667777888899990000'],
  });
  assert.ok(lines.every((line) => line.length <= 40));
  const at = (part: string): number => lines.findIndex((line) => line.includes(part));
  assert.ok(at('KCT') < at('1) 1111 2222') && at('1) 1111') < at('2) 6666 7777'));
  assert.ok(at('2) 6666') < at('1234 5678'));
});
