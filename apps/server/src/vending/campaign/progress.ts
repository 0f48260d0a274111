import { sql } from 'kysely';
import type { UnitScope } from '../../identity/index.ts';
import type { Database } from '../../platform/index.ts';
import type { Campaign } from './model.ts';
import { needsVisit } from './visits.ts';

/** How far the meters of a unit are. `made` and `refused` are those that are so now; the others do not count in two places either. */
export interface UnitProgress {
  readonly unit: string;
  readonly meters: number;
  readonly planned: number;
  /** Of those planned, the ones that wait for another change of theirs. */
  readonly held: number;
  /** Made and still at the centre. */
  readonly made: number;
  readonly onCard: number;
  readonly onPaper: number;
  readonly confirmed: number;
  readonly refused: number;
  readonly failed: number;
  readonly cancelled: number;
  /** Of all of these, the ones that somebody must go to. */
  readonly visits: number;
}

/** The progress of a campaign in each unit of the scope, by unit. */
export async function campaignProgress(
  database: Database,
  campaign: Campaign,
  scope: UnitScope,
  now: Date,
): Promise<readonly UnitProgress[]> {
  const units = scope === 'all' ? null : [...scope];
  const { rows } = await sql<UnitProgress>`
    select m.unit, count(*)::integer as meters,
           count(*) filter (where m.state = 'planned')::integer as planned,
           count(*) filter (where m.state = 'planned' and m.hold is not null)::integer as held,
           count(*) filter (where m.state = 'made' and m.handed_by is null)::integer as made,
           count(*) filter (where m.state = 'made' and m.handed_by = 'card')::integer as "onCard",
           count(*) filter (where m.state = 'made' and m.handed_by = 'paper')::integer as "onPaper",
           count(*) filter (where m.state = 'confirmed')::integer as confirmed,
           count(*) filter (where m.state = 'refused')::integer as refused,
           count(*) filter (where m.state = 'failed')::integer as failed,
           count(*) filter (where m.state = 'cancelled')::integer as cancelled,
           count(*) filter (where ${needsVisit(campaign, now)} is not null)::integer as visits
      from vending.campaign_meter m
     where m.campaign_id = ${campaign.campaignId} and (${units}::text[] is null or m.unit = any (${units}::text[]))
     group by m.unit order by m.unit`.execute(database.kysely);
  return rows;
}

type Count = Exclude<keyof UnitProgress, 'unit'>;

/** All units together. */
export function totalOf(units: readonly UnitProgress[]): Omit<UnitProgress, 'unit'> {
  const sum = (name: Count): number => units.reduce((total, unit) => total + unit[name], 0);
  return {
    meters: sum('meters'),
    planned: sum('planned'),
    held: sum('held'),
    made: sum('made'),
    onCard: sum('onCard'),
    onPaper: sum('onPaper'),
    confirmed: sum('confirmed'),
    refused: sum('refused'),
    failed: sum('failed'),
    cancelled: sum('cancelled'),
    visits: sum('visits'),
  };
}
