import { sql } from 'kysely';
import { customerTables, type Store } from './find.ts';
import type { CustomerEntry, MeterHolder } from './model.ts';

/** More entries than this no customer has in a lifetime; the newest are given. */
const mostEntries = 500;

/**
 * What a customer was through time, the newest entry first, 500 at most. An entry that another one of the same day has taken the place of
 * holds for no day: it ends where it begins.
 */
export async function historyOf(store: Store, idpel: string): Promise<readonly CustomerEntry[]> {
  return entries(store, idpel, null, mostEntries);
}

/** What a customer was on a day (`YYYY-MM-DD`); null before the first entry, and for a number that is not known. */
export async function customerAsOf(
  store: Store,
  idpel: string,
  day: string,
): Promise<CustomerEntry | null> {
  return (await entries(store, idpel, day, 1))[0] ?? null;
}

/** The newest entry of a customer; null for a number that is not known. */
export async function lastEntryOf(store: Store, idpel: string): Promise<CustomerEntry | null> {
  return (await entries(store, idpel, null, 1))[0] ?? null;
}

async function entries(
  store: Store,
  idpel: string,
  day: string | null,
  limit: number,
): Promise<readonly CustomerEntry[]> {
  const { rows } = await sql<CustomerEntry>`
    select * from (
      select h.idpel, h.entry, h.effective_from as "effectiveFrom",
             lead(h.effective_from) over (order by h.entry) as "effectiveUntil", h.agenda_no as "agendaNo",
             h.mutation_kind as "mutationKind", h.meter_no as "meterNo", h.product, h.tariff, h.power_va as "powerVa", h.name, h.address,
             h.unit, h.state, h.posted_by as "postedBy", h.posted_at as "postedAt"
        from ap2t.customer_history h where h.idpel = ${idpel}) x
     where ${day}::date is null or x."effectiveFrom" <= ${day}::date
     order by x.entry desc limit ${limit}`.execute(customerTables(store));
  return rows;
}

/** Who has had a meter and from when until when, the newest first, 500 at most. */
export async function meterHistory(store: Store, meterNo: string): Promise<readonly MeterHolder[]> {
  // An entry that does not change the meter goes on with the stretch that an earlier one began.
  const { rows } = await sql<MeterHolder>`
    with held as (
      select h.idpel, h.entry, h.effective_from, h.meter_no, h.name, h.unit,
             lead(h.effective_from) over w as until,
             lag(h.meter_no) over w is distinct from h.meter_no as begins
        from ap2t.customer_history h
       where h.idpel in (select m.idpel from ap2t.customer_history m where m.meter_no = ${meterNo})
      window w as (partition by h.idpel order by h.entry)),
    stretch as (
      select *, count(*) filter (where begins) over (partition by idpel order by entry) as n from held)
    select meter_no as "meterNo", idpel, (array_agg(name order by entry desc))[1] as name,
           (array_agg(unit order by entry desc))[1] as unit, min(effective_from) as "from",
           (array_agg(until order by entry desc))[1] as until
      from stretch where meter_no = ${meterNo}
     group by idpel, n, meter_no
     order by "from" desc, idpel limit ${mostEntries}`.execute(customerTables(store));
  return rows;
}
