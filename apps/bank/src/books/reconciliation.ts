import {
  type IsoMessage,
  nonTaglisLayouts,
  plnProducts,
  postpaidLayouts,
  prepaidLayouts,
  requireField,
} from '@setrum/iso8583';
import type { BankBooks } from './books.ts';
import type { Sale } from './model.ts';

/** A file for the host, as banks put it on the agreed place. */
export interface ReconciliationFile {
  /** `PREPAID/YYYYMM/<bank>-50502-99-YYYYMMDD.fcn`; `POSTPAID/…-50501-…`. */
  readonly path: string;
  readonly text: string;
}

type Row = readonly string[];

interface Kind {
  readonly folder: string;
  readonly code: string;
  readonly columns: string;
  /** The column that the trailer sums up. */
  readonly sum: string;
  readonly rowsOf: (sale: Sale, token: string) => readonly Row[];
}

const billColumns = (subject: string): string =>
  `DATETIME BANK PARTNER MCC SWITCHER_REF ${subject} PERIOD AMOUNT TOTAL_BILL BILL INCENTIVE VAT PENALTY ADMIN TERMINAL`;

/** The published columns, 18 and 15, in their order. Ours: non-taglis, whose layout was never published. */
const kinds = {
  prepaid: {
    folder: 'PREPAID',
    code: '50502',
    columns:
      'DATETIME PARTNER MCC PLN_REF SWITCHER_REF METER IDPEL AMOUNT ADMIN STAMP PPN PPJ INSTALMENT RP_TOKEN KWH TOKEN BANK TERMINAL',
    sum: 'AMOUNT',
    rowsOf: prepaidRow,
  },
  postpaid: {
    folder: 'POSTPAID',
    code: '50501',
    columns: billColumns('IDPEL'),
    sum: 'TOTAL_BILL',
    rowsOf: postpaidRows,
  },
  nonTaglis: {
    folder: 'NONTAGLIS',
    code: '50504',
    columns: billColumns('REGISTRATION'),
    sum: 'TOTAL_BILL',
    rowsOf: registrationRow,
  },
} as const satisfies Record<string, Kind>;

export type ReconciliationKind = keyof typeof kinds;

/**
 * What the bank sold on one of its days (YYYY-MM-DD), for the host to compare with its own: a header, a row for each token or bill, two
 * trailers. Money and energy are digits with two implied decimals. Inferred, for no public source shows them: that the header names file
 * and columns, and that the trailers are the number of rows and what the bank owes for them. `books` know the tokens.
 */
export function reconciliationFile(
  books: Pick<BankBooks, 'sales' | 'tokenOf'>,
  kind: ReconciliationKind,
  day: string,
  bankCode: string,
): ReconciliationFile {
  const { folder, code, sum, rowsOf, ...rest }: Kind = kinds[kind];
  const columns = rest.columns.split(' ');
  const sold = books.sales.filter(
    (sale) =>
      sale.product === plnProducts[kind] &&
      sale.day === day &&
      sale.state === 'sold' &&
      sale.request.fields[32] === bankCode,
  );
  const rows = sold.flatMap((sale) => rowsOf(sale, books.tokenOf(sale) ?? ''));
  const totalCents = rows.reduce((total, row) => total + Number(row[columns.indexOf(sum)]), 0);
  const date = day.replaceAll('-', '');
  const lines = [
    [folder, date, bankCode, ...columns],
    ...rows,
    ['COUNT', String(rows.length)],
    ['TOTAL', sum, String(totalCents)],
  ];
  return {
    path: `${folder}/${date.slice(0, 6)}/${bankCode}-${code}-99-${date}.fcn`,
    text: lines.map((line) => `${line.join('|')}\n`).join(''),
  };
}

function prepaidRow(
  { request, figures, amountCents, adminCents }: Sale,
  token: string,
): readonly Row[] {
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
      token,
      ...[32, 41].map((bit) => fields[bit] ?? ''),
    ],
  ];
}

/** AMOUNT is the whole payment's, and the fee stands in its first row, for it is taken once. */
function postpaidRows({ request, amountCents }: Sale): readonly Row[] {
  const asked = postpaidLayouts.payment.read(requireField(request, 48));
  return asked.bills.slice(0, Number(asked.paidBills)).map((bill, index) => {
    const incentiveCents = Number(bill.incentive) * 100;
    const totalCents = bill.billCents - incentiveCents + bill.taxCents + bill.penaltyCents;
    const adminCents = index === 0 ? asked.adminCents : 0;
    const parts = [amountCents, totalCents, bill.billCents, incentiveCents, bill.taxCents];
    const money = [...parts, bill.penaltyCents, adminCents];
    return billRow(request, [asked.switcherRef, asked.idpel, bill.month], money);
  });
}

/** A registration is one bill of no period. */
function registrationRow({ request, subject, amountCents, adminCents }: Sale): readonly Row[] {
  const { switcherRef } = nonTaglisLayouts.response.read(requireField(request, 48));
  const money = [amountCents, amountCents, amountCents, 0, 0, 0, adminCents];
  return [billRow(request, [switcherRef, subject, '000000'], money)];
}

function billRow({ fields }: IsoMessage, keys: Row, money: readonly number[]): Row {
  const head = [12, 32, 33, 26].map((bit) => fields[bit] ?? '');
  return [...head, ...keys, ...money.map(String), fields[41] ?? ''];
}
