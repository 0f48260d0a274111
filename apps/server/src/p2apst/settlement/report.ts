import { rupiah, wib } from '../ledger/statement-text.ts';
import type { Closing, ProductTotals } from './model.ts';
import type { Transfer } from './transfers.ts';

export type ReportFormat = 'json' | 'text' | 'csv';

/** A closing as JSON: money in cents, energy in tenths of a kWh, instants in UTC. */
export function closingJson(closing: Closing) {
  const { digest, from, until, closedAt, ...rest } = closing;
  return {
    ...rest,
    from: from.toISOString(),
    until: until.toISOString(),
    closedAt: closedAt.toISOString(),
    digest: digest.toString('hex'),
  };
}

const names: Readonly<Record<ProductTotals['product'], string>> = {
  '99501': 'Pascabayar/Postpaid',
  '99502': 'Prabayar/Prepaid',
  '99504': 'Non-taglis',
};

type Figure = readonly [name: string, of: (totals: ProductTotals) => string];

const figures: readonly Figure[] = [
  ['Lembar/Count', ({ sold }) => String(sold)],
  ['Nilai/Amount', ({ amountCents }) => rupiah(amountCents)],
  ['Admin/Fee', ({ adminCents }) => rupiah(adminCents)],
  ['Meterai/Stamp', ({ stampCents }) => rupiah(stampCents)],
  ['PPN', ({ ppnCents }) => rupiah(ppnCents)],
  ['PPJ', ({ ppjCents }) => rupiah(ppjCents)],
  ['Angsuran/Instalment', ({ instalmentCents }) => rupiah(instalmentCents)],
  ['Rp token', ({ tokenCents }) => rupiah(tokenCents)],
  ['kWh', ({ energyDkwh }) => `${Math.trunc(energyDkwh / 10)}.${energyDkwh % 10}`],
  ['Kembali/Returned', ({ returned }) => String(returned)],
  ['Nilai kembali/Returned Rp', ({ returnedCents }) => rupiah(returnedCents)],
];

/** The settlement report as a table: rupiah, kWh, WIB. */
export function closingText(closing: Closing, transfers: readonly Transfer[]): string {
  const { partnerId, day, from, until, totals } = closing;
  const products = totals.products;
  const movements = totals.movements.map(
    ({ kind, count, amountCents }) => [`${kind} (${count})`, rupiah(amountCents)] as const,
  );
  return [
    `Laporan penyelesaian / Settlement report\nMitra/Partner ${partnerId}, hari/day ${day}`,
    `${wib(from)} - ${wib(until)} WIB\n`,
    row(
      '',
      products.map(({ product }) => names[product]),
    ),
    ...figures.map(([name, of]) => row(name, products.map(of))),
    '',
    row('Saldo awal/Opening', [rupiah(closing.openingCents)]),
    ...movements.map(([name, amount]) => row(name, [amount])),
    row('Saldo akhir/Closing', [rupiah(closing.closingCents)]),
    '',
    ...transfers.map((transfer) =>
      row(`${transfer.account} -> ${transfer.payee.name}`, [
        rupiah(transfer.amountCents),
        transfer.state,
      ]),
    ),
    `\n${closing.postings} posting(s), SHA-256 ${closing.digest.toString('hex')}\n`,
  ].join('\n');
}

/** A line for each product: cents, tenths of a kWh. */
export function closingCsv(closing: Closing): string {
  const keys = [
    'product',
    'sold',
    'amountCents',
    'adminCents',
    'stampCents',
    'ppnCents',
    'ppjCents',
    'instalmentCents',
    'tokenCents',
    'energyDkwh',
    'returned',
    'returnedCents',
  ] as const;
  const { partnerId, day, totals } = closing;
  const lines = totals.products.map((product) => [
    partnerId,
    day,
    ...keys.map((key) => product[key]),
  ]);
  return [['partner', 'day', ...keys], ...lines].map((cells) => `${cells.join(',')}\n`).join('');
}

function row(name: string, cells: readonly string[]): string {
  return `${name.padEnd(44)}${cells.map((cell) => cell.padStart(22)).join('')}`.trimEnd();
}
