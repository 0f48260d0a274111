import { type Database, type HttpServer, type Logger, repeat } from '../platform/index.ts';
import { examineAll, p2tlRoutes } from './p2tl/index.ts';
import { keepMonthPartitions } from './partitions.ts';
import { reportRoutes } from './reports/routes.ts';
import { forgetOldProfiles } from './retention.ts';
import { refreshRollups } from './rollups.ts';
import type { ProfileSettings } from './settings.ts';

export interface ProfileParts {
  readonly database: Database;
  readonly http: HttpServer;
  readonly log: Logger;
  readonly now: () => Date;
  readonly settings: ProfileSettings;
  /** How often rollups follow the readings. */
  readonly refreshEveryMs?: number;
}

/** A server that was just started has others waiting for it; who opens the P2TL list after that finds it. */
const examineAfterMs = 60_000;
const hourMs = 3_600_000;
const dayMs = 24 * hourMs;

/** Reports and the P2TL list over HTTP, the rollups behind them, the partitions, and an end to what is too old. */
export async function startProfile(parts: ProfileParts): Promise<{ stop(): Promise<void> }> {
  const { database, http, log, now, settings, refreshEveryMs = 5_000 } = parts;
  const { lowVoltageV, highVoltageV, keepMonths } = settings;
  await keepMonthPartitions(database, now());
  await database.pool.query('select profile.set_voltage_limits($1, $2)', [
    lowVoltageV,
    highVoltageV,
  ]);
  reportRoutes(http, { database, now, limits: { lowVoltageV, highVoltageV } });
  p2tlRoutes(http, database, now);
  const p2tl = repeat({
    work: async () => {
      const done = await examineAll(database, now(), { notWithinHours: 23 });
      if (done !== null) log.info(done, 'meters examined for P2TL');
    },
    everyMs: hourMs,
    firstAfterMs: examineAfterMs,
    log,
    failure: 'the examination for P2TL failed',
  });
  const rollups = repeat({
    work: () => refreshRollups(database),
    everyMs: refreshEveryMs,
    log,
    failure: 'making the rollups of load profiles failed',
  });
  const upkeep = repeat({
    work: async () => {
      await keepMonthPartitions(database, now());
      const gone = await forgetOldProfiles(database, now(), keepMonths);
      if (gone.partitions + gone.rows > 0)
        log.info(gone, 'load profiles that were too old are gone');
    },
    everyMs: dayMs,
    log,
    failure: 'the upkeep of load profiles failed',
  });
  return {
    stop: async () => {
      await p2tl.stop();
      await rollups.stop();
      await upkeep.stop();
    },
  };
}
