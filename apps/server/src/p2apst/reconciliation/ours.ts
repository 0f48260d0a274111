import type { PoolClient } from 'pg';
import { wibDateTime } from '../../platform/index.ts';
import { openToken, type SecurityModule, type StoredToken } from '../../vending/index.ts';
import { products } from '../partner/model.ts';
import type { Closing } from '../settlement/model.ts';
import type { Cells, Layout } from './layout.ts';
import type { OurLine } from './match.ts';

/** A row as the queries below give it: the sale in short, and its token as it is kept. */
export interface OurRow {
  readonly sale: Readonly<Record<string, string | number | null>>;
  /** Of a purchase; null for payments. */
  readonly credit: StoredToken | null;
}

const window = '$1, $2, $3, $4';

/** Parameters $1 to $4: partner, day, from, until. Each row: key, at, sale (jsonb). */
const prepaidRows = `
  select p.idpel || '|' || x.ref as key, p.at,
         jsonb_build_object('at', p.at, 'partner', p.partner_id, 'mcc', p.channel, 'plnRef', coalesce(p.pln_ref, x.own),
           'ref', x.ref, 'meterNo', p.meter_no, 'subject', p.idpel, 'amount', p.amount_cents, 'admin', p.admin_cents,
           'stamp', p.stamp_cents, 'ppn', p.ppn_cents, 'ppj', p.ppj_cents, 'instalment', p.instalment_cents, 'token', p.token_cents,
           'energy', p.energy_dkwh, 'terminal', p.terminal_id, 'saleId', p.purchase_id, 'requestKey', p.request_key,
           'tokensOf', coalesce(p.tokens_from, p.purchase_id), 'lines', 1) as sale
    from p2apst.reconcilable_purchases(${window}) p,
         lateral (select upper(replace(p.purchase_id::text, '-', '')) as own) o,
         lateral (select coalesce(p.switcher_ref, o.own) as ref, o.own) x`;

/** A line for each bill; a registration is one line, of no period. */
const billRows = (product: string): string => `
  select p.subject || '|' || x.ref || '|' || lpad(b.period::text, 6, '0') as key, p.at,
         jsonb_build_object('at', p.at, 'partner', p.partner_id, 'mcc', p.channel, 'ref', x.ref, 'subject', p.subject,
           'period', lpad(b.period::text, 6, '0'), 'amount', p.amount_cents, 'total', b.bill - b.incentive + b.vat + b.penalty,
           'bill', b.bill, 'incentive', b.incentive, 'vat', b.vat, 'penalty', b.penalty,
           'admin', case b.n when 1 then p.admin_cents else 0 end, 'terminal', p.terminal_id, 'saleId', p.payment_id,
           'requestKey', p.request_key, 'lines', p.bill_count) as sale
    from p2apst.reconcilable_payments($1, '${product}', $2, $3, $4) p,
         lateral (select coalesce(p.switcher_ref, upper(replace(p.payment_id::text, '-', ''))) as ref) x,
         lateral (
           select row_number() over (order by c.month) as n, c.month as period, c."billCents" as bill, c."incentiveCents" as incentive,
                  c."taxCents" as vat, c."penaltyCents" as penalty
             from jsonb_to_recordset(p.claim->'bills')
                    as c(month integer, "billCents" bigint, "incentiveCents" bigint, "taxCents" bigint, "penaltyCents" bigint)
           union all
           select 1, 0, p.amount_cents, 0, 0, 0 where p.claim->'bills' is null) b`;

/** The query of our lines: key, at, sale. */
export function rowsOf({ product }: Layout): string {
  return product === products.prepaid ? prepaidRows : billRows(product);
}

/** The values of $1 to $4. */
export function valuesOf(closing: Closing): readonly string[] {
  const { partnerId, day, from, until } = closing;
  return [partnerId, day, from.toISOString(), until.toISOString()];
}

/** Wraps ordered rows (sale): the tokens are looked up after the sorting, so that it need not carry them. */
export const withCredit = (ordered: string): string => `
  select x.*, case when x.sale ? 'tokensOf'
                then vending.tokens_of(x.sale->>'meterNo', (x.sale->>'tokensOf')::uuid) -> -1 end as credit
    from (${ordered} offset 0) x`;

/** Small, because opening the tokens of a page keeps the sales of this process waiting. */
const pageRows = 200;

/** Reads a query page by page, in a transaction of the caller's. */
export async function* pages<Row extends object>(
  client: PoolClient,
  query: string,
  values: readonly string[],
): AsyncGenerator<readonly Row[]> {
  await client.query(`declare lines no scroll cursor for ${query}`, [...values]);
  for (;;) {
    const { rows } = await client.query<Row>(`fetch ${pageRows} from lines`);
    if (rows.length === 0) break;
    yield rows;
  }
  await client.query('close lines');
}

/** Our line as the file has it. */
export function ourLine(layout: Layout, { sale, credit }: OurRow, module: SecurityModule): OurLine {
  const text = (name: string): string => String(sale[name] ?? '');
  const meterNo = sale['meterNo'] === undefined ? null : text('meterNo');
  const cells =
    layout.product === products.prepaid
      ? {
          ...prepaidCells(text),
          TOKEN: credit === null ? '' : openToken(module, text('meterNo'), credit),
        }
      : billCells(layout, text);
  return {
    cells: { ...cells, ...placeCells(text) },
    sale: {
      saleId: text('saleId'),
      requestKey: text('requestKey'),
      meterNo,
      lines: Number(sale['lines']),
    },
  };
}

type Text = (name: string) => string;

function placeCells(text: Text): Cells {
  return {
    DATETIME: wibDateTime(new Date(text('at'))),
    PARTNER: text('partner'),
    BANK: text('partner'),
    MCC: text('mcc'),
    SWITCHER_REF: text('ref'),
    TERMINAL: terminalOf(text('terminal')),
  };
}

/** 16 characters, zeros in front, as field 41; what does not belong into a file becomes a hyphen. */
function terminalOf(terminal: string): string {
  return terminal
    .replace(/[^0-9A-Za-z-]/g, '-')
    .slice(0, 16)
    .padStart(16, '0');
}

function prepaidCells(text: Text): Cells {
  return {
    PLN_REF: text('plnRef'),
    METER: text('meterNo'),
    IDPEL: text('subject'),
    AMOUNT: text('amount'),
    ADMIN: text('admin'),
    STAMP: text('stamp'),
    PPN: text('ppn'),
    PPJ: text('ppj'),
    INSTALMENT: text('instalment'),
    RP_TOKEN: text('token'),
    KWH: String(Number(text('energy')) * 10),
  };
}

function billCells(layout: Layout, text: Text): Cells {
  return {
    [layout.keys[0] ?? '']: text('subject'),
    PERIOD: text('period'),
    AMOUNT: text('amount'),
    TOTAL_BILL: text('total'),
    BILL: text('bill'),
    INCENTIVE: text('incentive'),
    VAT: text('vat'),
    PENALTY: text('penalty'),
    ADMIN: text('admin'),
  };
}
