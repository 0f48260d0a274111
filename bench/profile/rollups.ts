import { type Database, refreshRollups } from '@setrum/server';
import { patiently } from '../search/world.ts';
import { lastMonth } from './options.ts';

export interface RollupTimes {
  /** A month of all meters, made anew. */
  readonly monthMs: number;
  /** One meter's month that has changed: from the mark to the sums of its unit. */
  readonly oneMs: number;
}

/** Makes all rollups, and then those of one reading. */
export async function timeRollups(database: Database, months: number): Promise<RollupTimes> {
  const start = performance.now();
  await patiently(database, async (client) => {
    await client.query(
      `insert into profile.stale (unit, feeder, transformer, month)
       select p.unit, p.feeder, p.transformer, m.month
         from (select distinct unit, feeder, transformer from profile.place) p, (select distinct month from profile.feed) m`,
    );
    for (;;) {
      const { rows } = await client.query('select profile.refresh_month() as places');
      if (rows[0].places === null) break;
    }
    await client.query('vacuum analyze profile.place_month');
  });
  const monthMs = (performance.now() - start) / months;
  await database.pool.query(
    'insert into profile.changed (meter_no, month, until_month) values ($1, $2, $2)',
    ['32000000040', lastMonth],
  );
  const oneStart = performance.now();
  await refreshRollups(database);
  return { monthMs, oneMs: performance.now() - oneStart };
}
