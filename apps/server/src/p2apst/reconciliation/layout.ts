import { type Product, products } from '../partner/model.ts';

/**
 * The files that P2APST and partners exchange for a day: the columns are the published ones (18 prepaid, 15 postpaid), in their order. How
 * they are written - digits, two implied decimals, the header and both trailers - was never published and is inferred (docs/settlement.md).
 */
export interface Layout {
  readonly product: Product;
  /** Folder and name of its files. */
  readonly folder: string;
  readonly fileCode: string;
  readonly columns: readonly Column[];
  /** What makes a line the same line on both sides. */
  readonly keys: readonly string[];
  /** The column that is summed up: what the partner owes for the line. */
  readonly sum: string;
  /** Columns that both sides must have alike, by the difference that they make. */
  readonly compared: Readonly<Partial<Record<ValueDifference, readonly string[]>>>;
}

export type ValueDifference = 'amount-differs' | 'token-differs' | 'energy-differs';

export interface Column {
  readonly name: string;
  readonly form: Form;
}

/** How a cell is written. `money` and `energy` have two implied decimals: cents, hundredths of a kWh. */
export type Form = keyof typeof forms;

export const forms = {
  time: /^\d{14}$/,
  code: /^[0-9A-Z]{1,11}$/,
  mcc: /^\d{4}$/,
  ref: /^[0-9A-Za-z]{1,32}$/,
  meter: /^\d{11}(?:\d{2})?$/,
  idpel: /^\d{12}$/,
  registration: /^\d{13}$/,
  period: /^\d{6}$/,
  money: /^\d{1,15}$/,
  energy: /^\d{1,10}$/,
  token: /^\d{20}$/,
  terminal: /^[0-9A-Za-z-]{1,16}$/,
} as const;

/** A line of a file, by the names of its columns; figures without leading zeros. */
export type Cells = Readonly<Record<string, string>>;

const column = (name: string, form: Form): Column => ({ name, form });

const prepaid: Layout = {
  product: products.prepaid,
  folder: 'PREPAID',
  fileCode: '50502',
  columns: [
    column('DATETIME', 'time'),
    column('PARTNER', 'code'),
    column('MCC', 'mcc'),
    column('PLN_REF', 'ref'),
    column('SWITCHER_REF', 'ref'),
    column('METER', 'meter'),
    column('IDPEL', 'idpel'),
    column('AMOUNT', 'money'),
    column('ADMIN', 'money'),
    column('STAMP', 'money'),
    column('PPN', 'money'),
    column('PPJ', 'money'),
    column('INSTALMENT', 'money'),
    column('RP_TOKEN', 'money'),
    column('KWH', 'energy'),
    column('TOKEN', 'token'),
    column('BANK', 'code'),
    column('TERMINAL', 'terminal'),
  ],
  keys: ['IDPEL', 'SWITCHER_REF'],
  sum: 'AMOUNT',
  compared: {
    'amount-differs': ['AMOUNT', 'ADMIN', 'STAMP', 'PPN', 'PPJ', 'INSTALMENT', 'RP_TOKEN'],
    // A token is one meter's, so another meter is another token.
    'token-differs': ['TOKEN', 'METER'],
    'energy-differs': ['KWH'],
  },
};

/** A payment has a line for each bill, so the period tells them apart. AMOUNT is the whole payment's, ADMIN is on its first line. */
const bills = (product: Product, folder: string, fileCode: string, subject: Form): Layout => ({
  product,
  folder,
  fileCode,
  columns: [
    column('DATETIME', 'time'),
    column('BANK', 'code'),
    column('PARTNER', 'code'),
    column('MCC', 'mcc'),
    column('SWITCHER_REF', 'ref'),
    column(subject === 'idpel' ? 'IDPEL' : 'REGISTRATION', subject),
    column('PERIOD', 'period'),
    column('AMOUNT', 'money'),
    column('TOTAL_BILL', 'money'),
    column('BILL', 'money'),
    column('INCENTIVE', 'money'),
    column('VAT', 'money'),
    column('PENALTY', 'money'),
    column('ADMIN', 'money'),
    column('TERMINAL', 'terminal'),
  ],
  keys: [subject === 'idpel' ? 'IDPEL' : 'REGISTRATION', 'SWITCHER_REF', 'PERIOD'],
  sum: 'TOTAL_BILL',
  compared: {
    'amount-differs': ['TOTAL_BILL', 'BILL', 'INCENTIVE', 'VAT', 'PENALTY', 'ADMIN'],
  },
});

const layouts: Readonly<Record<Product, Layout>> = {
  [products.prepaid]: prepaid,
  [products.postpaid]: bills(products.postpaid, 'POSTPAID', '50501', 'idpel'),
  // Ours: no file of registrations was ever published.
  [products.nonTaglis]: bills(products.nonTaglis, 'NONTAGLIS', '50504', 'registration'),
};

export function layoutOf(product: Product): Layout {
  return layouts[product];
}

/** `/PREPAID/202611/4510017-50502-99-20261123.fcn` */
export function filePath(layout: Layout, partnerId: string, day: string): string {
  const date = day.replaceAll('-', '');
  return `/${layout.folder}/${date.slice(0, 6)}/${partnerId}-${layout.fileCode}-99-${date}.fcn`;
}

/** What makes a line the same line on both sides, as one text. */
export function keyOf(layout: Layout, cells: Cells): string {
  return layout.keys.map((name) => cells[name] ?? '').join('|');
}

/** The subject of a line: IDPEL or registration number. */
export function subjectOf(layout: Layout, cells: Cells): string {
  return cells[layout.keys[0] ?? ''] ?? '';
}
