import { type RawBuilder, sql } from 'kysely';
import type { UnitScope } from '../../identity/index.ts';
import type { Database } from '../../platform/index.ts';
import type { Campaign, CampaignMeter, VisitReason } from './model.ts';
import { campaignMeterOf } from './store.ts';

type Row = Parameters<typeof campaignMeterOf>[0];

/** A meter of a campaign, and why somebody must go to it. */
export interface CampaignMeterView extends CampaignMeter {
  /** Null: nobody must. */
  readonly visit: VisitReason | null;
}

export interface CampaignMeterQuery {
  readonly unit?: string | undefined;
  readonly state?: CampaignMeter['state'] | undefined;
  /** Only those that somebody must go to; for this reason. */
  readonly visit?: VisitReason | 'any' | undefined;
}

/**
 * Why somebody must go to the meter `m`: what nobody can mend from here comes first. The days without a word count from when its tokens were made, or the campaign
 * was approved: before that nobody was waiting for one.
 */
export function needsVisit(
  { visitAfterDays, decidedAt }: Pick<Campaign, 'visitAfterDays' | 'decidedAt'>,
  now: Date,
): RawBuilder<VisitReason | null> {
  return sql<VisitReason | null>`case
    when m.state = 'failed' then 'failed'
    when m.state = 'refused' then 'refused'
    when m.state not in ('planned', 'made') or ${decidedAt}::timestamptz is null then null
    when m.card_state is not null and m.card_state <> 'bound' then 'lost-card'
    when greatest(m.seen_at, m.made_at, ${decidedAt}::timestamptz)
         <= ${now}::timestamptz - make_interval(days => ${visitAfterDays}::integer) then 'not-seen'
  end`;
}

/** Meters of a campaign in the units of the scope, by number, `limit` at most behind `after`. */
export async function campaignMeters(
  database: Database,
  campaign: Campaign,
  query: CampaignMeterQuery & { readonly scope: UnitScope; readonly now: Date },
  page: { readonly after: string; readonly limit: number },
): Promise<readonly CampaignMeterView[]> {
  const { scope, unit = null, state = null, visit = null, now } = query;
  const units = scope === 'all' ? null : [...scope];
  const { rows } = await sql<Row & { readonly visit: VisitReason | null }>`
    select * from (
      select m.*, ${needsVisit(campaign, now)} as visit from vending.campaign_meter m
       where m.campaign_id = ${campaign.campaignId} and m.meter_no > ${page.after}
         and (${units}::text[] is null or m.unit = any (${units}::text[]))
         and (${unit}::text is null or m.unit = ${unit}) and (${state}::text is null or m.state = ${state})) m
     where ${visit}::text is null or m.visit = ${visit} or (${visit} = 'any' and m.visit is not null)
     order by m.meter_no limit ${page.limit}`.execute(database.kysely);
  return rows.map((row) => ({ ...campaignMeterOf(row), visit: row.visit }));
}

const exportPage = 1_000;

/** All of them, a page at a time. */
export async function* everyCampaignMeter(
  database: Database,
  campaign: Campaign,
  query: Parameters<typeof campaignMeters>[2],
): AsyncGenerator<CampaignMeterView> {
  for (let after = ''; ; ) {
    const page = { after, limit: exportPage };
    const meters = await campaignMeters(database, campaign, query, page);
    yield* meters;
    const last = meters.at(-1);
    if (last === undefined || meters.length < exportPage) return;
    after = last.meterNo;
  }
}
