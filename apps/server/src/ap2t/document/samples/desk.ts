import type { ContractData, ReceiptData } from '../model.ts';
import {
  sampleCustomer,
  sampleMeter,
  sampleOldMeter,
  sampleReference,
  sampleSignatory,
  sampleSite,
} from './people.ts';

/** The contract of a two-way prepaid customer. */
export const sampleContract: ContractData = {
  ...sampleReference,
  application: 'PB',
  customer: { ...sampleCustomer, onBehalfOf: null, identityNoMasked: '32**********0001' },
  site: sampleSite,
  purpose: 'Rumah tangga',
  service: { product: 'prepaid-nfc', tariff: 'R1T', powerVa: 2200 },
  meter: sampleMeter,
  limiterAmpere: 10,
  cardNo: '04A2 5C1B 9F33 80',
  depositCents: 0,
  firstCreditCents: 5_000_000,
  emergencyCreditDkwh: 50,
  signedOn: '2015-01-20',
  signatory: sampleSignatory,
};

export const samplePostpaidContract: ContractData = {
  ...sampleContract,
  agendaNo: '534250511501210009',
  service: { product: 'postpaid', tariff: 'R1', powerVa: 2200 },
  meter: sampleOldMeter,
  cardNo: null,
  depositCents: 22_220_000,
  firstCreditCents: 0,
  emergencyCreditDkwh: null,
  signedOn: null,
};

/** The receipt of the new connection. */
export const sampleReceipt: ReceiptData = {
  ...sampleReference,
  application: 'PB',
  registrationNo: '0511501150237',
  payer: sampleCustomer,
  service: { product: 'prepaid-nfc', tariff: 'R1T', powerVa: 2200 },
  paidAt: '2015-01-16T03:12:00.000Z',
  paidThrough: 'BANK CONTOH, loket PPOB 0127',
  paymentReference: '0SML21A7F0C3B54E9D8817260A33F1C2',
  costs: [
    { item: 'connection', note: '2.200 VA', amountCents: 206_200_000 },
    { item: 'first-credit', note: 'termasuk PPJ', amountCents: 5_000_000 },
    { item: 'stamp', note: null, amountCents: 600_000 },
  ],
  billCents: 211_800_000,
  adminCents: 250_000,
  paidCents: 212_050_000,
};
