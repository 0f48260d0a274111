import { defineLayout } from '../layout/layout.ts';
import { code, hundredths, list, text } from '../layout/part.ts';
import { referenceParts } from './layouts-common.ts';

const registrationParts = [
  code('switcherId', 7, 'an'),
  code('registrationNo', 13),
  code('transactionCode', 3, 'an'),
] as const;

/** Paying a registration number, product 99504. All lengths are confirmed by two samples. */
export const nonTaglisLayouts = {
  /** 23 characters; the transaction code of a request is 000. */
  request: defineLayout(48, 'non-taglis request', registrationParts),
  /** 267 characters: inquiry, payment and reversal alike. A payment request echoes it. */
  response: defineLayout(48, 'non-taglis response', [
    ...registrationParts,
    text('transactionName', 25),
    code('registrationDate', 8),
    code('expiryDate', 8),
    code('idpel', 12),
    text('name', 25),
    ...referenceParts,
    text('serviceUnit', 5),
    text('serviceUnitAddress', 35),
    text('serviceUnitPhone', 15),
    hundredths('totalCents', 17),
    hundredths('plnBillCents', 17),
    hundredths('adminCents', 10),
  ]),
  /** Field 62: what the bill is made of, 20 characters a line. The meaning of the codes is not public. */
  details: defineLayout(62, 'non-taglis details', [
    list('details', [code('code', 2, 'an'), hundredths('amountCents', 17)]),
  ]),
} as const;
