import { sql } from 'kysely';
import type { Database } from '../../platform/index.ts';

/** Where a meter hangs, and which card is its customer's. */
export interface PlaceOfMeter {
  readonly meterNo: string;
  readonly unit: string;
  /** The card that is bound to it, else the one given out last; null: none is registered. */
  readonly cardUid: string | null;
  readonly cardState: string | null;
}

/** Meters with a customer in these units (null: everywhere) or with these numbers, by number, the first `limit` behind `after`. */
export async function placesOfMeters(
  database: Database,
  which: { readonly units: readonly string[] | null } | { readonly meterNos: readonly string[] },
  { after, limit }: { readonly after: string; readonly limit: number },
): Promise<readonly PlaceOfMeter[]> {
  const filter =
    'meterNos' in which
      ? sql`s.meter_no = any (${sql.val([...which.meterNos])}::text[])`
      : which.units === null
        ? sql`true`
        : sql`s.unit = any (${sql.val([...which.units])}::text[])`;
  const { rows } = await sql<PlaceOfMeter>`
    select s.meter_no as "meterNo", s.unit, c.card_uid as "cardUid", c.state as "cardState"
      from ap2t.supply_point s
      left join lateral (
        select k.card_uid, k.state from ap2t.card k where k.meter_no = s.meter_no
         order by (k.state = 'bound') desc, k.issued_at desc, k.card_uid limit 1) c on true
     where ${filter} and s.meter_no > ${after}
     order by s.meter_no limit ${limit}`.execute(database.kysely);
  return rows;
}
