import type { Database } from '../../platform/index.ts';
import type { Verification } from '../tables.ts';
import type { AskedPlace } from './place.ts';

/** A meter of a place in a month; null: nothing is known. */
export interface MeterMonth {
  readonly meterNo: string;
  readonly tariff: string;
  readonly powerVa: number;
  readonly standKwh: number | null;
  readonly remainingKwh: number | null;
  readonly usageKwh: number | null;
  readonly takenKwh: number | null;
  readonly soldDkwh: number | null;
  readonly voltageV: number | null;
  readonly currentDa: number | null;
  readonly tamper: number | null;
  readonly tamperEvents: number | null;
  readonly outages: number | null;
  readonly wentBack: boolean;
  readonly contradicted: boolean;
  readonly verification: Verification | null;
}

/** More than hang on any transformer. */
export const mostMeters = 2_000;

/** The meters on a transformer in a month, also those of which nothing came; after `after`, at most {@link mostMeters}. */
export async function metersOf(
  { pool }: Database,
  place: AskedPlace,
  month: number,
): Promise<readonly MeterMonth[]> {
  const { rows } = await pool.query<MeterMonth>(
    `select m.meter_no as "meterNo", m.tariff, m.power_va as "powerVa", m.stand_kwh as "standKwh", m.remaining_kwh as "remainingKwh",
            m.usage_kwh as "usageKwh", m.taken_kwh as "takenKwh", m.sold_dkwh as "soldDkwh", m.voltage_v as "voltageV",
            m.current_da as "currentDa", m.tamper, m.tamper_events as "tamperEvents", m.outages, coalesce(m.went_back, false) as "wentBack",
            coalesce(m.contradicted, false) as contradicted, m.verification
       from profile.meter_months($1) m
      where m.unit = any ($2) and m.feeder = $3 and m.transformer = $4 and (m.in_service or m.stand_kwh is not null)
      order by m.meter_no limit ${mostMeters}`,
    [month, place.ulps, place.feeder, place.transformer],
  );
  return rows;
}
