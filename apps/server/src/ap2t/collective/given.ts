import { baseClass } from '@setrum/tariff';
import type { Product } from '../application/model.ts';
import type { LineCells } from './model.ts';

/** As the SOP writes products, and as the API does. */
const products: Readonly<Record<string, Product>> = {
  postpaid: 'postpaid',
  pascabayar: 'postpaid',
  prepaid: 'prepaid',
  prabayar: 'prepaid',
  'prepaid-nfc': 'prepaid-nfc',
  'prabayar-nfc': 'prepaid-nfc',
  'prabayar dua arah': 'prepaid-nfc',
  'prabayar (prepaid) dua arah - nfc': 'prepaid-nfc',
};

/** What stands in the cells, as the entry of applications takes it; what cannot be read becomes a value that no check lets pass. */
export function givenIn(cells: LineCells) {
  const optional = (text: string): string | null => (text === '' ? null : text);
  const { name, address } = cells;
  return {
    applicant: {
      ...{ name, address, identityNo: optional(digitsIn(cells.nik)) },
      ...{ phone: optional(digitsIn(cells.phone)), email: optional(cells.email) },
      ...{ rtRw: optional(cells.rt_rw), kddk: optional(cells.kddk.toUpperCase()) },
      ...{ substation: optional(cells.substation), pole: optional(cells.pole) },
      purpose: optional(cells.purpose),
    },
    service: {
      product: products[cells.product.toLowerCase()] ?? cells.product,
      tariff: baseClass(cells.tariff),
      powerVa: numberIn(cells.power_va),
      meterChange: true,
      firstCreditCents:
        cells.first_credit_rupiah === '' ? 0 : 100 * numberIn(cells.first_credit_rupiah),
    },
  };
}

/** Digits without the apostrophe by which spreadsheets are kept from taking them for a number. */
function digitsIn(text: string): string {
  return text.replace(/^'(?=[+\d])/, '');
}

/** A whole number, also with points between the thousands as people write it; NaN for anything else. */
function numberIn(text: string): number {
  return /^\d{1,12}$|^\d{1,3}(\.\d{3}){1,3}$/.test(text)
    ? Number(text.replaceAll('.', ''))
    : Number.NaN;
}
