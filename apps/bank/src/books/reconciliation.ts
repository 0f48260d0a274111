import { plnProducts, postpaidLayouts, prepaidLayouts, requireField } from '@setrum/iso8583';
import type { Sale } from './model.ts';

/** A file for the host, as banks put it on the agreed place. */
export interface ReconciliationFile {
  /** `PREPAID/YYYYMM/<partner>-50502-99-YYYYMMDD.fcn`; `POSTPAID/…-50501-…`. */
  readonly path: string;
  readonly text: string;
}

interface Kind {
  readonly folder: string;
  readonly code: string;
  readonly columns: readonly string[];
  /** One row for each token or bill. */
  readonly rowsOf: (sale: Sale) => readonly (readonly string[])[];
}

/** The published columns, 18 and 15, in their order. Non-taglis has no published layout. */
const kinds = {
  prepaid: {
    folder: 'PREPAID',
    code: '50502',
    columns: [
      'DT',
      'PARTNER',
      'MCC',
      'PLN_REF',
      'SWITCHER_REF',
      'METER',
      'IDPEL',
      'AMOUNT',
      'ADMIN',
      'STAMP',
      'PPN',
      'PPJ',
      'INSTALMENT',
      'RP_TOKEN',
      'KWH',
      'TOKEN',
      'BANK',
      'TERMINAL',
    ],
    rowsOf: prepaidRow,
  },
  postpaid: {
    folder: 'POSTPAID',
    code: '50501',
    columns: [
      'DT',
      'BANK',
      'PARTNER',
      'MCC',
      'SWITCHER_REF',
      'IDPEL',
      'PERIOD',
      'AMOUNT',
      'TOTAL_BILL',
      'BILL',
      'INCENTIVE',
      'VAT',
      'PENALTY',
      'ADMIN',
      'TERMINAL',
    ],
    rowsOf: postpaidRows,
  },
} as const satisfies Record<string, Kind>;

export type ReconciliationKind = keyof typeof kinds;

/**
 * What the bank sold on one of its days (YYYY-MM-DD), for the host to compare with its own: a header, a row for each token or bill, two
 * trailers. Money and energy are digits with two implied decimals. Inferred, for no public source shows them: that the header names the
 * columns and the trailers are the number of rows and the sum of the amounts. The token's column is empty, for the books hold no digits.
 */
export function reconciliationFile(
  sales: readonly Sale[],
  kind: ReconciliationKind,
  day: string,
  partner: string,
): ReconciliationFile {
  const { folder, code, columns, rowsOf }: Kind = kinds[kind];
  const sold = sales.filter(
    (sale) =>
      sale.product === plnProducts[kind] &&
      sale.day === day &&
      sale.state === 'sold' &&
      sale.request.fields[33] === partner,
  );
  const rows = sold.flatMap(rowsOf);
  const amounts = rows.map((row) => Number(row[columns.indexOf('AMOUNT')]));
  const lines = [
    columns,
    ...rows,
    ['ROWS', String(rows.length)],
    ['AMOUNT', String(amounts.reduce((sum, cents) => sum + cents, 0))],
  ];
  const digits = day.replaceAll('-', '');
  return {
    path: `${folder}/${digits.slice(0, 6)}/${partner}-${code}-99-${digits}.fcn`,
    text: lines.map((line) => `${line.join('|')}\n`).join(''),
  };
}

function prepaidRow({ request, figures, amountCents, adminCents }: Sale): readonly string[][] {
  const { fields } = request;
  const asked = prepaidLayouts.purchaseRequest.read(requireField(request, 48));
  const money = [
    amountCents,
    adminCents,
    figures?.stampCents ?? 0,
    figures?.ppnCents ?? 0,
    figures?.ppjCents ?? 0,
    figures?.instalmentCents ?? 0,
    figures?.tokenCents ?? 0,
    figures?.energyCkwh ?? 0,
  ];
  return [
    [
      ...[12, 33, 26].map((bit) => fields[bit] ?? ''),
      asked.plnRef,
      asked.switcherRef,
      asked.meterNo,
      asked.idpel,
      ...money.map(String),
      '',
      ...[32, 41].map((bit) => fields[bit] ?? ''),
    ],
  ];
}

function postpaidRows({ request }: Sale): readonly string[][] {
  const { fields } = request;
  const asked = postpaidLayouts.payment.read(requireField(request, 48));
  return asked.bills.slice(0, Number(asked.paidBills)).map((bill, index) => {
    const incentiveCents = Number(bill.incentive) * 100;
    const totalCents = bill.billCents - incentiveCents + bill.taxCents + bill.penaltyCents;
    // The fee is taken once for all bills of a payment.
    const adminCents = index === 0 ? asked.adminCents : 0;
    const money = [totalCents + adminCents, totalCents, bill.billCents, incentiveCents];
    return [
      ...[12, 32, 33, 26].map((bit) => fields[bit] ?? ''),
      asked.switcherRef,
      asked.idpel,
      bill.month,
      ...[...money, bill.taxCents, bill.penaltyCents, adminCents].map(String),
      fields[41] ?? '',
    ];
  });
}
