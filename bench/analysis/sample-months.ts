import { join } from 'node:path';
import { DuckDBInstance } from '@duckdb/node-api';

/** How many meters and months. */
export interface SampleMonths {
  readonly folder: string;
  readonly meters: number;
  readonly months: number;
}

/**
 * Writes monthly files like those of `setrum profile export`, of meters that are made up: 40 on a transformer, 25 transformers on a feeder, 10
 * feeders in a unit, whose use differs by power, season and chance; 3 of a hundred fall by a half, 2 have tamper marks, 1 misses tokens.
 */
export async function makeSampleMonths({ folder, meters, months }: SampleMonths): Promise<void> {
  const instance = await DuckDBInstance.create(':memory:', { memory_limit: '2GB' });
  const engine = await instance.connect();
  try {
    for (let n = 0; n < months; n += 1) {
      const month = 202511 + n + (n >= 2 ? 88 : 0);
      const file = join(folder, `load-profile-${month}.parquet`);
      await engine.run(
        `copy (${monthSql(month, n, meters, months)}) to '${file}' (format parquet, compression zstd)`,
      );
    }
  } finally {
    engine.closeSync();
    instance.closeSync();
  }
}

function monthSql(month: number, n: number, meters: number, months: number): string {
  const season = 1 + 0.06 * Math.sin((n * Math.PI) / 6);
  return `
    with meter as (
      select i, hash(i) as h, [450, 900, 900, 1300, 1300, 2200, 3500, 5500][1 + (hash(i * 7) % 8)::integer] as power_va
        from range(${meters}) t(i)),
    used as (
      select *, 0.11 * power_va * ${season} * (0.85 + 0.3 * (hash(i * 13 + ${n}) % 1000) / 1000)
             * case when h % 100 < 3 and ${n} >= 3 + (h / 100) % ${Math.max(1, months - 6)} then 0.5 else 1 end as kwh from meter)
    select ${month} as month, (32000000000 + i)::varchar as meter_no, (57000 + i // 10000)::varchar as unit,
           'P' || (i // 1000) as feeder, 'T' || (i // 40) as transformer, 'R1T' as tariff, power_va::integer as power_va,
           ((1000 + h % 50000 + ${n} * kwh) % 1000000)::integer as stand_kwh, (h % 60)::integer as remaining_kwh,
           ${n === 0 ? 'null::integer' : 'kwh::integer'} as usage_kwh, ${n === 0 ? 'null::integer' : 'kwh::integer'} as taken_kwh,
           ((kwh * 10)::bigint + case when h % 97 = 0 then 400 else 0 end) as sold_dkwh, (kwh * 144470)::bigint as sold_cents,
           (1 + h % 3)::integer as purchases, (20 + h % 60)::integer as current_da, (230 - hash(i + ${n}) % 40)::smallint as voltage_v,
           (case when hash(i * 3 + ${n}) % 50 = 0 then 8 else 0 end)::smallint as tamper, 0::smallint as tamper_cause,
           0::smallint as tamper_events, 0::smallint as outages, 0::smallint as low_voltage_events, 0::smallint as overloads,
           'verified' as verification, 'purchase' as source, false as contradicted, false as went_back
      from used order by i`;
}
