import { SetrumError } from '@setrum/errors';
import type { Kysely, Selectable } from 'kysely';
import { type AnyTransaction, type Database, tables, tablesIn } from '../../platform/index.ts';
import type { Campaign, CampaignMeter } from './model.ts';
import type { CampaignTables } from './tables.ts';

/** The tables of campaigns, in a transaction or not. */
export function campaignTables(store: Database | AnyTransaction): Kysely<CampaignTables> {
  return 'pool' in store
    ? tables<CampaignTables>(store, 'vending')
    : tablesIn<CampaignTables>(store, 'vending');
}

/** A campaign. Throws SETRUM_KEY_CAMPAIGN_UNKNOWN. */
export async function findCampaign(database: Database, campaignId: string): Promise<Campaign> {
  const row = await campaignTables(database)
    .selectFrom('key_campaign')
    .selectAll()
    .where('campaign_id', '=', campaignId)
    .executeTakeFirst();
  if (row === undefined) throw new SetrumError('SETRUM_KEY_CAMPAIGN_UNKNOWN', { campaignId });
  return campaignOf(row);
}

/** The same, locked: `update` by whoever changes it, `share` by whoever acts for it and must not be overtaken by a pause. */
export async function lockCampaign(
  transaction: AnyTransaction,
  campaignId: string,
  mode: 'update' | 'share' = 'update',
): Promise<Campaign & { readonly selectAfter: string }> {
  const query = campaignTables(transaction)
    .selectFrom('key_campaign')
    .selectAll()
    .where('campaign_id', '=', campaignId);
  const row = await (mode === 'update' ? query.forUpdate() : query.forShare()).executeTakeFirst();
  if (row === undefined) throw new SetrumError('SETRUM_KEY_CAMPAIGN_UNKNOWN', { campaignId });
  return { ...campaignOf(row), selectAfter: row.select_after };
}

/** Changes a campaign that the transaction has locked. */
export async function updateCampaign(
  transaction: AnyTransaction,
  campaignId: string,
  set: Parameters<typeof setOf>[0],
): Promise<Campaign> {
  const row = await campaignTables(transaction)
    .updateTable('key_campaign')
    .set(setOf(set))
    .where('campaign_id', '=', campaignId)
    .returningAll()
    .executeTakeFirstOrThrow();
  return campaignOf(row);
}

function setOf({
  problem,
  ...set
}: Partial<
  Pick<
    Selectable<CampaignTables['key_campaign']>,
    | 'state'
    | 'select_after'
    | 'selected_at'
    | 'decided_by'
    | 'decided_at'
    | 'changed_by'
    | 'changed_at'
    | 'problem'
  >
>) {
  if (problem === undefined) return set;
  return { ...set, problem: problem === null ? null : JSON.stringify(problem) };
}

export function campaignOf(row: Selectable<CampaignTables['key_campaign']>): Campaign {
  return {
    campaignId: row.campaign_id,
    name: row.name,
    reason: row.reason,
    units: row.units,
    from: row.from_key,
    target: row.target,
    visitAfterDays: row.visit_after_days,
    state: row.state,
    selectedAt: row.selected_at,
    madeBy: row.made_by,
    madeAt: row.made_at,
    decidedBy: row.decided_by,
    decidedAt: row.decided_at,
    changedBy: row.changed_by,
    changedAt: row.changed_at,
    problem: row.problem,
  };
}

export function campaignMeterOf(row: Selectable<CampaignTables['campaign_meter']>): CampaignMeter {
  return {
    meterNo: row.meter_no,
    campaignId: row.campaign_id,
    unit: row.unit,
    state: row.state,
    orderId: row.order_id,
    keyVersion: row.key_version,
    hold: row.hold,
    problem: row.problem,
    attempts: row.attempts,
    madeAt: row.made_at,
    handedBy: row.handed_by,
    handedAt: row.handed_at,
    confirmedAt: row.confirmed_at,
    cardUid: row.card_uid,
    cardState: row.card_state,
    seenAt: row.seen_at,
  };
}
