import type { Database } from '../platform/index.ts';
import type { LoadProfileMonth } from './store.ts';
import type { Verification } from './tables.ts';

/** One of several things that were told of a month. */
export interface ReadingVariant extends Omit<LoadProfileMonth, 'month' | 'contradicted'> {
  /** When the meter told it, or somebody read it off the meter, ISO. */
  readonly toldAt: string;
}

/** All that was told of the months of which different things were told, by month (YYYYMM); the one that counts is among them. */
export async function variantsOf(
  { pool }: Pick<Database, 'pool'>,
  meterNo: string,
): Promise<ReadonlyMap<string, readonly ReadingVariant[]>> {
  const { rows } = await pool.query<VariantRow>(
    `select v.month, v.stand_kwh, v.remaining_kwh, v.voltage_v, v.tamper, v.current_da, v.tamper_cause, v.outages, v.low_voltage_events,
            v.overloads, v.tamper_events, v.told_at, v.received_at, v.verification, v.reason, v.source, v.card_uid
       from profile.reading_variant v where v.meter_no = $1 order by v.month desc, v.verification desc, v.told_at desc, v.digest`,
    [meterNo],
  );
  const byMonth = new Map<string, ReadingVariant[]>();
  for (const row of rows) {
    const month = String(row.month);
    byMonth.set(month, [...(byMonth.get(month) ?? []), variantOf(row)]);
  }
  return byMonth;
}

interface VariantRow {
  readonly month: number;
  readonly stand_kwh: number;
  readonly remaining_kwh: number;
  readonly voltage_v: number;
  readonly tamper: number;
  readonly current_da: number | null;
  readonly tamper_cause: number;
  readonly outages: number;
  readonly low_voltage_events: number;
  readonly overloads: number;
  readonly tamper_events: number;
  readonly told_at: Date;
  readonly received_at: Date;
  readonly verification: Verification;
  readonly reason: string | null;
  readonly source: LoadProfileMonth['source'];
  readonly card_uid: string | null;
}

function variantOf(row: VariantRow): ReadingVariant {
  return {
    ...{ standKwh: row.stand_kwh, remainingKwh: row.remaining_kwh, voltageV: row.voltage_v },
    ...{ tamper: row.tamper, currentDa: row.current_da, tamperCause: row.tamper_cause },
    ...{ outages: row.outages, lowVoltageEvents: row.low_voltage_events },
    ...{ overloads: row.overloads, tamperEvents: row.tamper_events },
    ...{ verification: row.verification, reason: row.reason, source: row.source },
    ...{ cardUid: row.card_uid, toldAt: row.told_at.toISOString() },
    receivedAt: row.received_at.toISOString(),
  };
}
