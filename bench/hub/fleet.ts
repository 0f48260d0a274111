import type { Database } from '@setrum/server';
import { makeDrn, makePan } from '@setrum/sts';

/** The vending key of the fleet: a test key, so that its tokens fit no real meter. */
export const fleetVendingKey = {
  sgc: '534250',
  krn: 2,
  kind: 'VUDK',
  dkga: '04',
  baseDate: 2014,
} as const;

/** The card key that all meters of the fleet have their share of: a test key, too. */
export const fleetCardKeyVersion = 1;

/** Manufacturer 32, serial numbers in a row; 11 digits with the check digit. */
export function fleetMeterNo(n: number): string {
  return makeDrn('32', String(n).padStart(8, '0'));
}

const metersPerInsert = 50_000;

/**
 * Puts meters 0 to `count` - 1 into service: customer, supply point and keys of each, as registration leaves them. All are
 * households of 2200 VA, whose monthly limit leaves room for many purchases.
 */
export async function loadFleet(
  database: Database,
  count: number,
  progress: (done: number) => void,
): Promise<void> {
  for (let from = 0; from < count; from += metersPerInsert) {
    const size = Math.min(metersPerInsert, count - from);
    const meters = Array.from({ length: size }, (_, n) => fleetMeterNo(from + n));
    await insert(database, meters, meters.map(makePan), from);
    progress(from + size);
  }
  // Not the empty tables: their plans would be made for no rows, and kept.
  await database.pool.query(
    'analyze ap2t.customer, ap2t.supply_point, vending.meter_key, vending.meter_card_key',
  );
}

async function insert(
  { pool }: Database,
  meters: readonly string[],
  pans: readonly string[],
  from: number,
): Promise<void> {
  const rows = 'unnest($1::text[]) with ordinality as m(meter_no, n)';
  const idpel = `to_char(520000000000 + $2 + m.n, 'FM000000000000')`;
  await pool.query(
    `insert into ap2t.customer (idpel, meter_no, name, address, unit, tariff, power_va)
     select ${idpel}, m.meter_no, 'PELANGGAN ' || ($2 + m.n), 'JL. LISTRIK No. ' || m.n, '53425', 'R1T', 2200 from ${rows}`,
    [meters, from],
  );
  await pool.query(
    `insert into ap2t.supply_point (meter_no, idpel, holder, unit, tariff, power_va, meter_make, meter_type, meter_kind)
     select m.meter_no, ${idpel}, 'PELANGGAN ' || ($2 + m.n), '53425', 'R1T', 2200, 'BENCH', 'TWO-WAY', 'nfc' from ${rows}`,
    [meters, from],
  );
  const { sgc, krn, dkga, baseDate } = fleetVendingKey;
  await pool.query(
    `insert into vending.meter_key
       (meter_no, version, state, pan, dkga, ea, key_type, sgc, krn, ti, ken, base_date, kct_count, medium)
     select m.meter_no, 1, 'current', m.pan, $3, '11', 2, $4, $5, '01', 255, $6, 4, '02'
       from unnest($1::text[], $2::text[]) as m(meter_no, pan)`,
    [meters, pans, dkga, sgc, krn, baseDate],
  );
  await pool.query(
    `insert into vending.meter_card_key (meter_no, version, issued_at)
     select m, $2, 'epoch' from unnest($1::text[]) m`,
    [meters, fleetCardKeyVersion],
  );
}
