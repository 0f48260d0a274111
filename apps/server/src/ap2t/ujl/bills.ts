import { type Kysely, sql } from 'kysely';
import type { AnyTransaction } from '../../platform/index.ts';
import type { Store } from '../customer/find.ts';
import type { OpenBill } from './model.ts';
import type { UjlTables } from './tables.ts';

/** The tables of settlements, wherever they are read. */
export function ujlTables(store: Store): Kysely<UjlTables> {
  const reader = 'kysely' in store ? store.kysely : store;
  return reader.withSchema('ap2t') as Kysely<UjlTables>;
}

/** Up to which stand a postpaid customer was billed, or began. Whole kWh. */
export interface LastBilled {
  readonly lwbpKwh: number;
  readonly wbpKwh: number;
  /** The month of that bill, YYYYMM; null: from the installation of the meter. */
  readonly month: number | null;
}

/** The stand of the newest bill, or that at which a meter was put in since; null where neither is on record. */
export async function lastBilledOf(store: Store, idpel: string): Promise<LastBilled | null> {
  const bill = await ujlTables(store)
    .selectFrom('bill')
    .select(['month', 'readings', 'reading_on'])
    .where('idpel', '=', idpel)
    .orderBy('month', 'desc')
    .limit(1)
    .executeTakeFirst();
  const put = await lastPutIn(store, idpel);
  const firstOfMonth = bill && `${String(bill.month).replace(/(..)$/, '-$1')}-01`;
  const billedOn = bill?.reading_on ?? firstOfMonth ?? null;
  if (put !== null && (billedOn === null || put.doneOn > billedOn))
    return { lwbpKwh: put.lwbpKwh, wbpKwh: put.wbpKwh ?? 0, month: null };
  if (bill === undefined) return null;
  const [lwbp, wbp] = bill.readings;
  return { lwbpKwh: lwbp.current, wbpKwh: wbp.current, month: bill.month };
}

interface PutIn {
  readonly doneOn: string;
  readonly lwbpKwh: number;
  readonly wbpKwh: number | null;
}

async function lastPutIn(store: Store, idpel: string): Promise<PutIn | null> {
  const { rows } = await sql<PutIn>`
    select r.done_on as "doneOn", (r.readings->>'lwbpKwh')::integer as "lwbpKwh", (r.readings->>'wbpKwh')::integer as "wbpKwh"
      from ap2t.realisation r join ap2t.application a on a.agenda_no = r.agenda_no
     where a.idpel = ${idpel} and a.state = 'posted' and r.readings->>'lwbpKwh' is not null
     order by r.done_on desc, r.agenda_no desc limit 1`.execute(ujlTables(store));
  return rows[0] ?? null;
}

/** What of a customer's bills is still to be paid, the oldest first; with `lock` until the end of the transaction. */
export async function openBillsOf(
  store: Store | AnyTransaction,
  idpel: string,
  lock: boolean,
): Promise<readonly OpenBill[]> {
  const { rows } = await sql<OpenBill>`
    select b.month, b.bill_cents - b.incentive_cents - b.set_off_bill_cents as "billCents",
           b.tax_cents - b.set_off_tax_cents as "taxCents", b.penalty_cents - b.set_off_penalty_cents as "penaltyCents"
      from ap2t.bill b where b.idpel = ${idpel} and ap2t.bill_open(b) and b.total_cents > 0
     order by b.month ${lock ? sql`for update` : sql``}`.execute(ujlTables(store));
  return rows;
}
