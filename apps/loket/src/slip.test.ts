import assert from 'node:assert/strict';
import { test } from 'node:test';
import { pdfBytes } from '@setrum/receipt';
import type { Purchase } from './centre.ts';
import { receiptLines, receiptOf } from './slip.ts';

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
  keyChange: ['11112222333344445555', '66667777888899990000'],
  token: '12345678901234567890',
  mailbox: null,
};

test('the answer of a sale makes an original slip: number, sums, tokens in order', () => {
  const text = receiptLines(purchase).join('\n');
  for (const part of ['RP BAYAR       : Rp 52.500,00', 'NO STRUK   : 89ABCDEF', '3) 1234 5678']) {
    assert.ok(text.includes(part), part);
  }
  assert.doesNotMatch(text, /CU/);
});

test('number and reference are those that the centre gave', () => {
  const given = { ...purchase, vendingReceiptNo: '00123456', switcherRef: 'S'.repeat(32) };
  const receipt = receiptOf(given, 'LOKET-01');
  assert.equal(receipt.head.receiptNo, '00123456');
  assert.equal(receipt.reference, 'S'.repeat(32));
  assert.equal(receipt.head.soldBy, 'LOKET-01');
});

test('what the counter has of a sale is enough for a PDF', async () => {
  const pdf = await pdfBytes(receiptOf(purchase));
  assert.equal(Buffer.from(pdf.subarray(0, 5)).toString('latin1'), '%PDF-');
});
