import type { NonTaglisReceipt, PostpaidReceipt, PrepaidReceipt } from '../model.ts';

const head = {
  receiptNo: '12345678',
  paidAt: '2026-11-23T05:00:00.000Z',
  soldBy: 'BANK UJI / LOKET-01',
  reprint: null,
  infoText: null,
};
const reference = '0123456789ABCDEF0123456789ABCDEF';

export const prepaid: PrepaidReceipt = {
  kind: 'prepaid',
  head,
  reference,
  sale: {
    meterNo: '32031017679',
    idpel: '534252904966',
    holder: 'SICILIA NFC',
    tariff: 'R1T',
    powerVa: 2200,
    purchasedAt: head.paidAt,
    totalCents: 5_250_000,
    adminCents: 250_000,
    stampCents: 0,
    ppnCents: 0,
    ppjCents: 145_700,
    instalmentCents: 0,
    tokenCents: 4_854_300,
    energyDkwh: 337,
    keyChange: [],
    token: '12345678901234567890',
  },
};

export const nonTaglis: NonTaglisReceipt = {
  kind: 'nonTaglis',
  head,
  reference,
  transactionName: 'PENYAMBUNGAN BARU',
  registrationNo: '5342512110001',
  registeredOn: '2026-11-20',
  holder: 'SICILIA NFC',
  idpel: '534252904966',
  details: [
    { name: 'Biaya penyambungan', amountCents: 93_700_000 },
    { name: 'Uang jaminan langganan', amountCents: 2_000_000 },
  ],
  billCents: 95_700_000,
  adminCents: 250_000,
  totalCents: 95_950_000,
};

export const postpaid: PostpaidReceipt = {
  kind: 'postpaid',
  head,
  reference,
  idpel: '534252904966',
  holder: 'SICILIA NFC',
  tariff: 'R1',
  powerVa: 2200,
  months: [
    {
      period: '202610',
      stand: '00012345-00012567',
      billCents: 30_000_000,
      incentiveCents: 100_000,
      ppnCents: 0,
      penaltyCents: 500_000,
    },
    {
      period: '202611',
      stand: null,
      billCents: 31_000_000,
      incentiveCents: 0,
      ppnCents: 20_000,
      penaltyCents: 0,
    },
  ],
  adminCents: 300_000,
  totalCents: 61_720_000,
};
