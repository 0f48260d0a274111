import type { AnyTransaction } from '../../platform/index.ts';
import type { CampaignMeter } from './model.ts';
import { campaignMeterOf, campaignTables } from './store.ts';
import type { CampaignTables } from './tables.ts';

/** Locks a meter's row in a campaign; null when it is not in one of these states any more. */
export async function lockCampaignMeter(
  transaction: AnyTransaction,
  { campaignId, meterNo }: Pick<CampaignMeter, 'campaignId' | 'meterNo'>,
  states: readonly CampaignMeter['state'][],
): Promise<CampaignMeter | null> {
  const row = await campaignTables(transaction)
    .selectFrom('campaign_meter')
    .selectAll()
    .where('meter_no', '=', meterNo)
    .where('campaign_id', '=', campaignId)
    .where('state', 'in', [...states])
    .forUpdate()
    .executeTakeFirst();
  return row === undefined ? null : campaignMeterOf(row);
}

type Changes = {
  -readonly [Column in keyof CampaignTables['campaign_meter']]?: CampaignTables['campaign_meter'][Column] extends infer Type
    ? Column extends 'problem'
      ? CampaignMeter['problem']
      : Type
    : never;
};

/** Changes a meter's row that the transaction has locked. */
export async function updateCampaignMeter(
  transaction: AnyTransaction,
  { campaignId, meterNo }: Pick<CampaignMeter, 'campaignId' | 'meterNo'>,
  { problem, ...set }: Changes,
  at: Date,
): Promise<void> {
  const written = problem === undefined ? undefined : problem && JSON.stringify(problem);
  await campaignTables(transaction)
    .updateTable('campaign_meter')
    .set({ ...set, ...(written === undefined ? {} : { problem: written }), changed_at: at })
    .where('meter_no', '=', meterNo)
    .where('campaign_id', '=', campaignId)
    .execute();
}
