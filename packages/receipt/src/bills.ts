import type { NonTaglisReceipt, PaidMonth, PostpaidReceipt } from './model.ts';
import { type Block, type Field, field, foot, money, proofText, type Slip, top } from './slip.ts';
import { dateText, periodText, printable, rupiah } from './words.ts';

const longestLabel = 22;

/** STRUK NON TAGIHAN LISTRIK. */
export function nonTaglisSlip(receipt: NonTaglisReceipt): Slip {
  const { head, details } = receipt;
  return [
    ...top('STRUK NON TAGIHAN LISTRIK', head),
    {
      kind: 'fields',
      left: [
        field('TRANSAKSI', receipt.transactionName),
        field('NO REGISTRASI', receipt.registrationNo),
        field('TGL REGISTRASI', dateText(receipt.registeredOn)),
        field('NAMA', receipt.holder),
        field('IDPEL', receipt.idpel),
      ],
      right: [
        money('BIAYA PLN', rupiah(receipt.billCents)),
        money('ADMIN BANK', rupiah(receipt.adminCents)),
        money('TOTAL BAYAR', rupiah(receipt.totalCents)),
        field('NO REF', receipt.reference),
      ],
    },
    ...detailBlocks(details),
    { kind: 'note', text: proofText },
    ...foot(head),
  ];
}

/** What PLN's fee is made of. */
function detailBlocks(details: NonTaglisReceipt['details']): readonly Block[] {
  if (details.length === 0) return [];
  const sums = details.map(({ name, amountCents }) => money(labelOf(name), rupiah(amountCents)));
  const half = Math.ceil(sums.length / 2);
  return [
    { kind: 'note', text: 'RINCIAN BIAYA PLN' },
    { kind: 'fields', left: sums.slice(0, half), right: sums.slice(half) },
  ];
}

/** STRUK PEMBAYARAN TAGIHAN LISTRIK. What a month is made of stands under it; nothing is summed up out of sight. */
export function postpaidSlip(receipt: PostpaidReceipt): Slip {
  const { head } = receipt;
  return [
    ...top('STRUK PEMBAYARAN TAGIHAN LISTRIK', head),
    {
      kind: 'fields',
      left: [
        field('IDPEL', receipt.idpel),
        field('NAMA', receipt.holder),
        field('TRF/DAYA', `${receipt.tariff}/${receipt.powerVa} VA`),
        field('NO REF', receipt.reference),
      ],
      right: receipt.months.flatMap(monthFields),
    },
    {
      kind: 'fields',
      left: [money('ADMIN BANK', rupiah(receipt.adminCents))],
      right: [money('TOTAL BAYAR', rupiah(receipt.totalCents))],
    },
    { kind: 'note', text: proofText },
    ...foot(head),
  ];
}

function monthFields(month: PaidMonth): readonly Field[] {
  return [
    field('BL/TH', periodText(month.period)),
    ...(month.stand === null ? [] : [field('STAND METER', month.stand)]),
    money('RP TAG PLN', rupiah(month.billCents)),
    ...(month.incentiveCents === 0 ? [] : [money('INSENTIF', rupiah(-month.incentiveCents))]),
    money('PPN', rupiah(month.ppnCents)),
    money('DENDA', rupiah(month.penaltyCents)),
  ];
}

/** A label has its column: a long name gives way. */
function labelOf(name: string): string {
  return printable(name).toUpperCase().slice(0, longestLabel).trimEnd();
}
