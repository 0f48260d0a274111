import { randomInt } from 'node:crypto';
import { inRetriedTransaction, type Logger, type Repeated, repeat } from '../../platform/index.ts';
import { followMeters } from './follow.ts';
import { type Made, makeMeter } from './make.ts';
import type { Campaign, CampaignMeter } from './model.ts';
import type { CampaignOptions, MakeOptions } from './ports.ts';
import { selectMeters } from './select.ts';
import {
  campaignMeterOf,
  campaignOf,
  campaignTables,
  lockCampaign,
  updateCampaign,
} from './store.ts';
import { takeBackMeters } from './take-back.ts';

export interface WorkOptions extends CampaignOptions {
  readonly holdMs?: number;
  /** So many pages of a campaign's meters are followed in a round, and the rest in later ones; all of them unless said. */
  readonly followPages?: number;
}

/** Where the next round goes on following, by campaign. */
export type FollowCursors = Map<string, string>;

const usualHoldMs = 15 * 60_000;
const usualEveryMs = 5_000;
/** A card is tapped once in weeks: a million meters are all looked at within the hour, and the database has other things to do. */
const usualFollowPages = 4;
const pageSize = 100;
/** Meters at a time: the security module and the lanes of sales share this machine. */
const atOnce = 4;

/** What one round has done. */
export interface WorkDone {
  /** Meters whose tokens were made. */
  readonly made: number;
  /** Meters of which something was learnt. */
  readonly changed: number;
}

/**
 * One round of everything that campaigns want done: choosing meters, making tokens, taking them back, learning what became of them. The state of the rows
 * decides, so it can be stopped at any point, and any number of servers may do it on one database.
 */
export async function campaignWork(
  given: WorkOptions,
  shouldStop: () => boolean = () => false,
  cursors: FollowCursors = new Map(),
): Promise<WorkDone> {
  const options = { holdMs: usualHoldMs, ...given };
  let made = 0;
  let changed = 0;
  for (const { campaignId, state } of await openCampaigns(options)) {
    if (shouldStop()) break;
    if (state === 'requested') await selectMeters(options, campaignId);
    if (state === 'cancelled') await takeBackMeters(options, campaignId);
    if (state === 'running') made += await makeDue(options, campaignId, shouldStop);
    if (state !== 'requested') {
      const from = { after: cursors.get(campaignId) ?? '', pages: given.followPages };
      const followed = await followMeters(options, campaignId, from);
      cursors.set(campaignId, followed.after);
      changed += followed.changed;
    }
    if (state === 'running') await finish(options, campaignId);
  }
  return { made, changed };
}

/** Does the work of campaigns again and again until it is stopped. */
export function runCampaigns(
  options: WorkOptions & { readonly log: Logger; readonly everyMs?: number },
): Repeated {
  let isStopping = false;
  const cursors: FollowCursors = new Map();
  const paced = { followPages: usualFollowPages, ...options };
  const running = repeat({
    work: () => campaignWork(paced, () => isStopping, cursors),
    everyMs: options.everyMs ?? usualEveryMs,
    log: options.log,
    failure: 'the work of key-change campaigns failed',
  });
  return {
    stop: () => {
      isStopping = true;
      return running.stop();
    },
  };
}

/** Those that something may have to be done for, the oldest first; a cancelled one as long as meters of it are under way. */
async function openCampaigns({ database }: CampaignOptions): Promise<readonly Campaign[]> {
  const rows = await campaignTables(database)
    .selectFrom('key_campaign as c')
    .selectAll()
    .where((is) =>
      is.or([
        is('c.state', 'in', ['running', 'paused']),
        is.and([is('c.state', '=', 'requested'), is('c.selected_at', 'is', null)]),
        is.and([
          is('c.state', '=', 'cancelled'),
          is.exists(
            is
              .selectFrom('campaign_meter as m')
              .select('m.meter_no')
              .whereRef('m.campaign_id', '=', 'c.campaign_id')
              .where('m.state', 'in', ['made', 'refused']),
          ),
        ]),
      ]),
    )
    .orderBy('c.made_at')
    .execute();
  return rows.map(campaignOf);
}

/** Makes the tokens of all meters that are due; gives of how many. */
async function makeDue(
  options: MakeOptions,
  campaignId: string,
  shouldStop: () => boolean,
): Promise<number> {
  let made = 0;
  for (;;) {
    const campaign = await current(options, campaignId);
    if (campaign.state !== 'running' || shouldStop()) return made;
    const page = await duePage(options, campaignId);
    if (page.length === 0) return made;
    // In an order of its own, so that two servers seldom make the same tokens.
    const waiting = shuffled(page).values();
    const results: Made[] = [];
    const work = async (): Promise<void> => {
      for (const meter of waiting) {
        if (shouldStop()) return;
        results.push(await makeMeter(options, campaign, meter));
      }
    };
    await Promise.all(Array.from({ length: atOnce }, work));
    made += results.filter((result) => result === 'made').length;
    // Nothing moved: others are at it, or the campaign was paused.
    if (results.every((result) => result === 'passed over')) return made;
  }
}

function shuffled<Item>(items: readonly Item[]): readonly Item[] {
  return items
    .map((item) => ({ item, at: randomInt(2 ** 32) }))
    .sort((one, other) => one.at - other.at)
    .map(({ item }) => item);
}

async function current({ database }: CampaignOptions, campaignId: string): Promise<Campaign> {
  return campaignOf(
    await campaignTables(database)
      .selectFrom('key_campaign')
      .selectAll()
      .where('campaign_id', '=', campaignId)
      .executeTakeFirstOrThrow(),
  );
}

/** The next meters that are due, with the cards that are theirs now. */
async function duePage(
  { database, ports, now }: CampaignOptions,
  campaignId: string,
): Promise<readonly CampaignMeter[]> {
  const rows = await campaignTables(database)
    .selectFrom('campaign_meter')
    .selectAll()
    .where('campaign_id', '=', campaignId)
    .where('state', '=', 'planned')
    .where('due_at', '<=', now())
    .orderBy('due_at')
    .orderBy('meter_no')
    .limit(pageSize)
    .execute();
  if (rows.length === 0) return [];
  const meterNos = rows.map(({ meter_no }) => meter_no);
  const places = await ports.places({ meterNos }, { after: '', limit: pageSize });
  const placeOf = new Map(places.map((place) => [place.meterNo, place]));
  return rows.map((row) => {
    const place = placeOf.get(row.meter_no);
    const card = { cardUid: place?.cardUid ?? null, cardState: place?.cardState ?? null };
    return { ...campaignMeterOf(row), ...card };
  });
}

/** A campaign is done when every meter has an end. */
async function finish({ database, now }: CampaignOptions, campaignId: string): Promise<void> {
  const open = await campaignTables(database)
    .selectFrom('campaign_meter')
    .select('meter_no')
    .where('campaign_id', '=', campaignId)
    .where('state', 'in', ['planned', 'made', 'refused'])
    .limit(1)
    .executeTakeFirst();
  if (open !== undefined) return;
  const at = now();
  await inRetriedTransaction(database, async (transaction) => {
    const { state } = await lockCampaign(transaction, campaignId);
    if (state !== 'running') return;
    const done = { state: 'done', changed_by: 'system', changed_at: at } as const;
    await updateCampaign(transaction, campaignId, done);
  });
}
