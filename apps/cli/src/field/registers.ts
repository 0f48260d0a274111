import { startOfFieldMs } from '@setrum/field';
import { openFinanceRoom, PastPurchases, refreshRollups, securitySettingsOf } from '@setrum/server';
import { defaultRules } from '@setrum/tariff';
import { type FillReport, fillField } from './fill.ts';
import { prepareGround } from './ground.ts';
import { fieldPartner } from './seller.ts';
import { Till, tillKeyOf } from './till.ts';
import type { FieldWork } from './work.ts';

/** The fast way: no server, no card; what would stand on record is recorded by the same decision and the same durable step. */
export async function fillThroughRegisters(work: FieldWork): Promise<FillReport> {
  const { run, plan, onTruth, onProgress } = work;
  const { region, meters } = plan.options;
  const { dataDir, databaseUrl, tell } = run;
  const room = await openFinanceRoom({
    ...{ dataDir, databaseUrl, log: tell },
    security: securitySettingsOf(process.env),
    now: () => new Date(),
  });
  try {
    const { database, custody, securityModule } = room;
    await prepareGround({ database, custody, plan, add: run.add });
    const { pool } = database;
    const { partnerId } = fieldPartner;
    const past = await PastPurchases.open({ pool, securityModule, rules: defaultRules, partnerId });
    const till = new Till(database, new Date(startOfFieldMs(plan)), tillKeyOf(region));
    const report = await fillField({
      ...{ database, past, till, region, plan, onTruth },
      onProgress: (now) => onProgress(now.meters / meters),
      assertWanted: run.assertWanted,
    });
    tell('Jumlah per tempat. Sums by place …');
    await refreshRollups(database);
    return report;
  } finally {
    await room.close();
  }
}
