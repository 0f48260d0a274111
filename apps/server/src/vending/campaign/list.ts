import { sql } from 'kysely';
import type { Database } from '../../platform/index.ts';
import type { Campaign, CampaignState } from './model.ts';
import { campaignOf, campaignTables } from './store.ts';

/** Campaigns, the newest first, `limit` at most behind `after` (a campaign's id). */
export async function listCampaigns(
  database: Database,
  { state, after, limit }: CampaignListQuery,
): Promise<readonly Campaign[]> {
  let query = campaignTables(database)
    .selectFrom('key_campaign')
    .selectAll()
    .orderBy('campaign_id', 'desc')
    .limit(limit);
  if (state !== undefined) query = query.where('state', '=', state);
  if (after !== undefined) query = query.where(sql<boolean>`campaign_id < ${after}::uuid`);
  return (await query.execute()).map(campaignOf);
}

export interface CampaignListQuery {
  readonly state?: CampaignState | undefined;
  readonly after?: string | undefined;
  readonly limit: number;
}
