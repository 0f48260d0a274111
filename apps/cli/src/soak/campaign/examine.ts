import {
  type CampaignMeterView,
  type Database,
  everyCampaignMeter,
  examineLedger,
  findCampaign,
} from '@setrum/server';
import type { Home } from './home.ts';
import { calendar } from './plan.ts';
import type { Tally } from './tally.ts';

/**
 * What is wrong, in words: the centre against the meters themselves. No credit lost, one set of tokens a meter, confirmed what is so and
 * nothing else, every meter that somebody must go to on the list.
 */
export async function examineCampaign(
  database: Database,
  campaignId: string,
  {
    homes,
    now,
    tally,
  }: { readonly homes: readonly Home[]; readonly now: Date; readonly tally: Tally },
): Promise<readonly string[]> {
  const campaign = await findCampaign(database, campaignId);
  const found = new Map<string, CampaignMeterView>();
  for await (const meter of everyCampaignMeter(database, campaign, { scope: 'all', now }))
    found.set(meter.meterNo, meter);
  const findings: string[] = [];
  for (const home of homes) {
    const { meterNo } = home.life.household;
    const meter = found.get(meterNo);
    if (meter === undefined) findings.push(`${meterNo}: is not in the campaign`);
    else {
      tally.add(`state: ${meter.state}`);
      if (meter.handedBy !== null) tally.add(`handed over by ${meter.handedBy}`);
      if (meter.visit !== null) tally.add(`visit: ${meter.visit}`);
      const wrong = compare(home, meter).map((what) => `${meterNo}: ${what}`);
      findings.push(...wrong, ...(wrong.length === 0 ? [] : [home.log.join('; ')]));
    }
  }
  const { faults } = await examineLedger(database);
  return [...findings, ...(await setFaults(database, campaignId)), ...faults.map(ledgerFault)];
}

function compare(home: Home, { state, visit }: CampaignMeterView): readonly string[] {
  const { life, meter, refused, soldDkwh, hasTold } = home;
  const findings = refused.map((what) => `refused credit, ${what}`);
  const isNew = meter.state.decoder.krn === 3;
  const takenDkwh = meter.state.creditWh / 100;
  const mayMiss = life.losesOn !== null || life.isStranger;
  if (mayMiss ? takenDkwh > soldDkwh : takenDkwh !== soldDkwh)
    findings.push(`took ${takenDkwh} of ${soldDkwh} dkWh`);
  if (state === 'confirmed' && !isNew) findings.push('is confirmed, and has the old key');
  if (state === 'confirmed' && visit !== null) findings.push('is confirmed, and to be visited');
  if (state !== 'confirmed' && hasTold) findings.push('told of its new key, and is not confirmed');
  if (state === 'confirmed') return findings;
  const isLostForGood = life.losesOn !== null && life.replacedOn === null;
  if (isLostForGood && visit === null) findings.push('has no card, and no visit is due');
  const isSilent =
    life.silentFrom !== null && life.silentFrom < calendar.end - calendar.visitAfterDays;
  if (isSilent && visit === null) findings.push('was not heard of, and no visit is due');
  return findings;
}

/** Campaign meters that have not exactly one set of tokens, or one before its time. */
async function setFaults(database: Database, campaignId: string): Promise<readonly string[]> {
  const { rows } = await database.pool.query<{ meter_no: string; sections: number }>(
    `select m.meter_no, count(t.part)::integer as sections
       from vending.campaign_meter m
       left join vending.token t on t.meter_no = m.meter_no and t.request_id = m.order_id
      where m.campaign_id = $1
      group by m.meter_no, m.made_at
     having count(t.part) <> case when m.made_at is null then 0 else 4 end`,
    [campaignId],
  );
  return rows.map(({ meter_no, sections }) => `${meter_no}: ${sections} sections were made`);
}

function ledgerFault(fault: object): string {
  return `ledger: ${JSON.stringify(fault)}`;
}
