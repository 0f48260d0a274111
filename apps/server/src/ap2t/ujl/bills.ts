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

/** The stand of the newest bill, else that at which the meter was put in; null where neither is on record. */
export async function lastBilledOf(store: Store, idpel: string): Promise<LastBilled | null> {
  const bill = await ujlTables(store)
    .selectFrom('bill')
    .select(['month', 'readings'])
    .where('idpel', '=', idpel)
    .orderBy('month', 'desc')
    .limit(1)
    .executeTakeFirst();
  if (bill !== undefined) {
    const [lwbp, wbp] = bill.readings;
    return { lwbpKwh: lwbp.current, wbpKwh: wbp.current, month: bill.month };
  }
  const { rows } = await sql<{ lwbpKwh: number; wbpKwh: number | null }>`
    select (r.readings->>'lwbpKwh')::integer as "lwbpKwh", (r.readings->>'wbpKwh')::integer as "wbpKwh"
      from ap2t.realisation r join ap2t.application a on a.agenda_no = r.agenda_no
     where a.idpel = ${idpel} and a.state = 'posted' and r.readings->>'lwbpKwh' is not null
     order by r.done_on desc, r.agenda_no desc limit 1`.execute(ujlTables(store));
  const [put] = rows;
  return put === undefined ? null : { lwbpKwh: put.lwbpKwh, wbpKwh: put.wbpKwh ?? 0, month: null };
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
