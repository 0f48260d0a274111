import { luhnCheckDigit } from '@setrum/sts';

/** What may be laid on the demo counter's reader. Customers' cards go to a meter, too; the others show what a counter refuses. */
export type DemoCardKind = 'customer' | 'copied' | 'blocked' | 'blank' | 'foreign';

export interface DemoCard {
  /** In the folder of cards. */
  readonly file: string;
  readonly kind: DemoCardKind;
  /** Whose it is; null: nobody's. */
  readonly holder: string | null;
}

const place = { address: 'JL. LOKET NO. 7', unit: '53425', tariff: 'R1T' } as const;
const meterModel = { make: 'ITRON', type: 'EM512 TYPE 710', kind: 'nfc' } as const;

function meterNumber(serial: string): string {
  const body = `329100${serial}`;
  return `${body}${luhnCheckDigit(body)}`;
}

/** The customers of the demo's counter, each with a two-way meter. */
export const counterCustomers = [
  {
    ...{ ...place, idpel: '534258000001', name: 'DEWI LESTARI', powerVa: 1300 },
    meter: { ...meterModel, meterNo: meterNumber('0001') },
    ...{ card: 'dewi.json', standKwh: 4_210, creditWh: 7_400, tamperCause: null },
  },
  {
    ...{ ...place, idpel: '534258000002', name: 'JOKO SANTOSO', powerVa: 900 },
    meter: { ...meterModel, meterNo: meterNumber('0002') },
    // The terminal cover was opened, and the credit is nearly used up.
    ...{ card: 'joko.json', standKwh: 2_877, creditWh: 1_300, tamperCause: 1 },
  },
] as const;

export type CounterCustomer = (typeof counterCustomers)[number];

export const demoCards: readonly DemoCard[] = [
  ...counterCustomers.map(
    ({ card: file, name: holder }): DemoCard => ({ file, kind: 'customer', holder }),
  ),
  { file: 'salinan.json', kind: 'copied', holder: null },
  { file: 'diblokir.json', kind: 'blocked', holder: null },
  { file: 'kosong.json', kind: 'blank', holder: null },
  { file: 'asing.json', kind: 'foreign', holder: null },
];
