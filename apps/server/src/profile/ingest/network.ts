import { compositeArray, type Database } from '../../platform/index.ts';

/** A feeder (penyulang) of a unit (ULP). */
export interface Feeder {
  readonly feeder: string;
  readonly unit: string;
  readonly name: string;
}

/** A distribution transformer (gardu) on a feeder. */
export interface Transformer {
  readonly transformer: string;
  readonly feeder: string;
  readonly name: string;
}

/** Where a meter hangs; days are `YYYY-MM-DD`. */
export interface Place {
  readonly meterNo: string;
  readonly unit: string;
  readonly feeder: string | null;
  readonly transformer: string | null;
  readonly tariff: string;
  readonly powerVa: number;
  readonly since: string;
  readonly removedOn: string | null;
}

/** What the own meter of a feeder or transformer counted in a month. */
export interface Feed {
  readonly place: string;
  /** YYYYMM */
  readonly month: number;
  readonly energyKwh: number;
}

/** All that was sold to a meter in a business month. */
export interface Sold {
  readonly meterNo: string;
  /** YYYYMM */
  readonly month: number;
  readonly energyDkwh: number;
  readonly amountCents: number;
  readonly purchases: number;
}

type Pool = Pick<Database, 'pool'>;

/** Keeps feeders and transformers; what is told again is told anew. */
export async function putNetwork(
  { pool }: Pool,
  feeders: readonly Feeder[],
  transformers: readonly Transformer[],
): Promise<void> {
  await pool.query(
    `insert into profile.feeder (feeder, unit, name)
     select * from jsonb_to_recordset($1::jsonb) as x(feeder text, unit text, name text)
     on conflict (feeder) do update set (unit, name) = (excluded.unit, excluded.name)`,
    [JSON.stringify(feeders)],
  );
  await pool.query(
    `insert into profile.transformer (transformer, feeder, name)
     select * from jsonb_to_recordset($1::jsonb) as x(transformer text, feeder text, name text)
     on conflict (transformer) do update set (feeder, name) = (excluded.feeder, excluded.name)`,
    [JSON.stringify(transformers)],
  );
}

const placeColumns: readonly string[] = [
  ...['meter_no', 'unit', 'feeder', 'transformer', 'tariff', 'power_va', 'since', 'removed_on'],
];

/** Keeps where many meters hang. */
export async function putPlaces({ pool }: Pool, places: readonly Place[]): Promise<void> {
  const rows = places.map((place) => ({
    ...place,
    meter_no: place.meterNo,
    power_va: place.powerVa,
    removed_on: place.removedOn,
  }));
  await pool.query('select profile.put_places($1)', [compositeArray(placeColumns, rows)]);
}

/** Keeps what the network's own meters counted, and who told it; the later telling of a place and month counts. */
export async function putFeeds(
  { pool }: Pool,
  feeds: readonly Feed[],
  source: string,
): Promise<void> {
  await pool.query(
    `insert into profile.feed (place, month, energy_kwh, source)
     select x.place, x.month, x."energyKwh", $2
       from jsonb_to_recordset($1::jsonb) as x(place text, month integer, "energyKwh" bigint)
     on conflict (place, month) do update set (energy_kwh, source) = (excluded.energy_kwh, excluded.source)`,
    [JSON.stringify(feeds), source],
  );
}

const soldColumns: readonly string[] = [
  ...['meter_no', 'month', 'energy_dkwh', 'amount_cents', 'purchases'],
];

/** Keeps what was sold to meters, the whole of a month each time. */
export async function putSold({ pool }: Pool, sold: readonly Sold[]): Promise<void> {
  const rows = sold.map((one) => ({
    ...one,
    meter_no: one.meterNo,
    energy_dkwh: one.energyDkwh,
    amount_cents: one.amountCents,
  }));
  await pool.query('select profile.put_sold($1)', [compositeArray(soldColumns, rows)]);
}
