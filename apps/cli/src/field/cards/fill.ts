import { endOfFieldMs, startOfFieldMs } from '@setrum/field';
import { refreshRollups, securitySettingsOf, serverDefaults, startServer } from '@setrum/server';
import type { FillReport } from '../fill.ts';
import { prepareGround } from '../ground.ts';
import { Till, tillKeyOf } from '../till.ts';
import type { FieldWork } from '../work.ts';
import { liveWithCards } from './live.ts';

/** The slow way: a server that believes in the field's time, a counter, and a real meter and card for every household. */
export async function fillThroughCards(work: FieldWork): Promise<FillReport> {
  const { run, plan, onTruth, onProgress } = work;
  const { dataDir, databaseUrl } = run;
  const [startMs, endMs] = [startOfFieldMs(plan), endOfFieldMs(plan)];
  const clock = { nowMs: startMs };
  const server = await startServer({
    ...serverDefaults,
    ...{ port: 0, dataDir, databaseUrl, security: securitySettingsOf(process.env) },
    now: () => new Date(clock.nowMs),
  });
  try {
    const { database, custody, url } = server;
    await prepareGround({ database, custody, plan, add: run.add });
    const till = new Till(database, new Date(startMs), tillKeyOf(plan.options.region));
    const report = await liveWithCards({
      ...{ plan, database, url, clock, till, onTruth },
      assertWanted: run.assertWanted,
      onMonth: (nowMs) => onProgress((nowMs - startMs) / (endMs - startMs)),
    });
    await refreshRollups(database);
    return report;
  } finally {
    await server.stop();
  }
}
