import { defineLayout } from '../layout/layout.ts';
import { code, count, list, text, wholeRupiah } from '../layout/part.ts';

const requestParts = [code('switcherId', 7, 'an'), code('idpel', 12)] as const;

const customerParts = [
  code('outstandingBills', 2),
  text('switcherRef', 32),
  text('name', 25),
  text('serviceUnit', 5),
  text('serviceUnitPhone', 15),
  text('tariff', 4),
  count('powerVa', 9),
  wholeRupiah('adminCents', 9),
] as const;

/** One month, 111 characters. Amounts are whole rupiah: the sample's equals field 4. */
const bills = list('bills', [
  code('month', 6),
  code('dueDate', 8),
  code('readingDate', 8),
  wholeRupiah('billCents', 11),
  // Digits in the sample; other clients are said to send a sign in front, so it is kept as text.
  code('incentive', 11, 'an'),
  wholeRupiah('taxCents', 10),
  wholeRupiah('penaltyCents', 9),
  count('previousReading1', 8),
  count('currentReading1', 8),
  count('previousReading2', 8),
  count('currentReading2', 8),
  count('previousReading3', 8),
  count('currentReading3', 8),
]);

/**
 * Postpaid bills, product 99501. The request and the payment's answer are confirmed by samples (19 and 122 + 111
 * characters), the inquiry's answer by the client that read it (121 + 111 a bill).
 */
export const postpaidLayouts = {
  inquiryRequest: defineLayout(48, 'postpaid inquiry request', requestParts),
  inquiryResponse: defineLayout(48, 'postpaid inquiry response', [
    ...requestParts,
    code('billCount', 1),
    ...customerParts,
    bills,
  ]),
  /** Payment and reversal, request and response. */
  payment: defineLayout(48, 'postpaid payment', [
    ...requestParts,
    code('billCount', 1),
    code('paidBills', 1),
    ...customerParts,
    bills,
  ]),
} as const;
