import type { PrepaidReceipt, PrepaidSale } from './model.ts';
import {
  type Block,
  type Field,
  field,
  foot,
  money,
  type Slip,
  type TokenBlock,
  top,
} from './slip.ts';
import { grouped, kwh, printable, rupiah } from './words.ts';

/** The local tax on power is PBJT-TL since UU 1/2022 came fully into force, in WIB; PPJ before that. */
const pbjtFrom = Date.parse('2024-01-05T00:00:00+07:00');

/** STRUK PEMBELIAN LISTRIK PRABAYAR. Every deduction is named, also when it is nothing. */
export function prepaidSlip({ head, reference, sale }: PrepaidReceipt): Slip {
  return [
    ...top('STRUK PEMBELIAN LISTRIK PRABAYAR', head),
    {
      kind: 'fields',
      left: [
        field('NO METER', sale.meterNo),
        field('IDPEL', sale.idpel),
        field('NAMA', sale.holder),
        field('TRF/DAYA', `${sale.tariff}/${sale.powerVa} VA`),
        field('NO REF', reference),
        money('RP BAYAR', rupiah(sale.totalCents)),
      ],
      right: deductions(sale),
    },
    ...tokenBlocks(sale),
    ...foot(head),
  ];
}

/** What the customer's money became: the sums add up to what was paid. */
function deductions(sale: PrepaidSale): readonly Field[] {
  const localTax = Date.parse(sale.purchasedAt) < pbjtFrom ? 'PPJ' : 'PBJT-TL';
  const price = sale.pricePerKwhCents;
  return [
    money('MATERAI', rupiah(sale.stampCents)),
    money('PPN', rupiah(sale.ppnCents)),
    money(localTax, rupiah(sale.ppjCents)),
    money('ANGSURAN', rupiah(sale.instalmentCents)),
    money('RP STROOM/TOKEN', rupiah(sale.tokenCents)),
    money('ADMIN BANK', rupiah(sale.adminCents)),
    field('JML KWH', kwh(sale.energyDkwh)),
    ...(price === undefined ? [] : [field('HARGA PER KWH', rupiah(price))]),
  ];
}

/** In the order in which the meter wants them: key change, compensation, the credit that was bought. */
function tokenBlocks(sale: PrepaidSale): readonly Block[] {
  const { keyChange, compensations = [], token } = sale;
  const numbered = keyChange.length + compensations.length > 0;
  let count = 0;
  const shown = (digits: string): string =>
    numbered ? `${++count}) ${grouped(digits)}` : grouped(digits);
  const blocks: TokenBlock[] = [];
  if (keyChange.length > 0) {
    blocks.push({
      kind: 'tokens',
      heading: 'TOKEN GANTI KUNCI METER (KCT)',
      advice: 'Masukkan dulu ke meter, berurutan, sebelum token berikutnya',
      tokens: keyChange.map(shown),
    });
  }
  for (const credit of compensations) {
    blocks.push({
      kind: 'tokens',
      heading: `TOKEN KOMPENSASI ${printable(credit.kind).toUpperCase()}: ${kwh(credit.energyDkwh)}`,
      advice: 'Hak pelanggan, tidak dipungut biaya',
      tokens: [shown(credit.token)],
    });
  }
  blocks.push({ kind: 'tokens', heading: 'STROOM/TOKEN', advice: null, tokens: [shown(token)] });
  return blocks;
}
