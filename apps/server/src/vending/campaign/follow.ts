import { sql } from 'kysely';
import { type AnyTransaction, inRetriedTransaction } from '../../platform/index.ts';
import { putOnCard, roomOnCard } from '../order/card.ts';
import { lockCampaignMeter, updateCampaignMeter } from './meter-row.ts';
import type { CampaignMeter } from './model.ts';
import type { CampaignOptions, MeterPlace } from './ports.ts';
import { campaignMeterOf, campaignTables } from './store.ts';

const usualPageSize = 500;

interface Outcome {
  readonly meter_no: string;
  readonly key_state: string | null;
  readonly confirmed_at: Date | null;
  readonly is_complete: boolean;
  readonly is_refused: boolean;
  /** The card that the campaign's own tokens wait on. */
  readonly on_card: string | null;
  readonly handed_by: 'card' | 'paper' | null;
  readonly handed_at: Date | null;
}

/** How far one has come through the meters of a campaign. */
export interface Followed {
  /** Meters that changed their state. */
  readonly changed: number;
  /** Where to go on; empty: all have been looked at, and it begins anew. */
  readonly after: string;
}

/**
 * Learns what has become of the meters of a campaign: tokens handed out, taken, refused; which card is theirs now; when they were last heard of. Only
 * what is news is written. Looks at `pages` pages of meters behind `after`, at all of them unless said.
 */
export async function followMeters(
  options: CampaignOptions,
  campaignId: string,
  { after = '', pages = Number.POSITIVE_INFINITY, pageSize = usualPageSize } = {},
): Promise<Followed> {
  let changed = 0;
  let behind = after;
  for (let page = 0; page < pages; page++) {
    const rows = await campaignTables(options.database)
      .selectFrom('campaign_meter')
      .selectAll()
      .where('campaign_id', '=', campaignId)
      .where('state', 'in', ['planned', 'made', 'refused'])
      .where('meter_no', '>', behind)
      .orderBy('meter_no')
      .limit(pageSize)
      .execute();
    changed += await followPage(options, rows.map(campaignMeterOf));
    const last = rows.at(-1);
    if (last === undefined || rows.length < pageSize) return { changed, after: '' };
    behind = last.meter_no;
  }
  return { changed, after: behind };
}

async function followPage(
  options: CampaignOptions,
  meters: readonly CampaignMeter[],
): Promise<number> {
  if (meters.length === 0) return 0;
  const { database, ports } = options;
  const meterNos = meters.map(({ meterNo }) => meterNo);
  const page = { after: '', limit: meters.length };
  const [seen, places, outcomes] = await Promise.all([
    ports.seen(meterNos),
    ports.places({ meterNos }, page),
    sql<Outcome>`
      select m.meter_no, o.*
        from vending.campaign_meter m
        cross join lateral vending.change_outcome(m.meter_no, m.order_id, m.key_version, m.made_at) o
       where m.campaign_id = ${meters[0]?.campaignId ?? ''} and m.meter_no = any (${sql.val(meterNos)}::text[])
         and m.made_at is not null`.execute(database.kysely),
  ]);
  const placeOf = new Map(places.map((place) => [place.meterNo, place]));
  const outcomeOf = new Map(outcomes.rows.map((row) => [row.meter_no, row]));
  let changed = 0;
  for (const meter of meters) {
    const news = newsOf(meter, {
      seenAt: seen.get(meter.meterNo) ?? null,
      place: placeOf.get(meter.meterNo) ?? null,
      outcome: outcomeOf.get(meter.meterNo) ?? null,
    });
    if (news === null) continue;
    if (await write(options, meter, news)) changed++;
  }
  return changed;
}

interface Known {
  readonly seenAt: Date | null;
  readonly place: MeterPlace | null;
  readonly outcome: Outcome | null;
}

interface News {
  readonly set: Parameters<typeof updateCampaignMeter>[2];
  /** The meter has taken the set, and the register of keys has not heard of it. */
  readonly confirm: boolean;
  /** The card that the tokens are to wait on from now on. */
  readonly toCard: string | null;
}

function newsOf(meter: CampaignMeter, { seenAt, place, outcome }: Known): News | null {
  const cardUid = place?.cardUid ?? null;
  const cardState = place?.cardState ?? null;
  const set: News['set'] = {};
  if (seenAt?.getTime() !== meter.seenAt?.getTime()) set.seen_at = seenAt;
  if (cardUid !== meter.cardUid) set.card_uid = cardUid;
  if (cardState !== meter.cardState) set.card_state = cardState;
  if (outcome !== null && outcome.handed_at !== null && meter.handedAt === null) {
    set.handed_by = outcome.handed_by;
    set.handed_at = outcome.handed_at;
  }
  const confirm = outcome !== null && outcome.confirmed_at === null && outcome.is_complete;
  const isBehind = outcome?.key_state === 'pending' && !outcome.is_refused;
  const toCard =
    isBehind && cardState === 'bound' && cardUid !== null && outcome.on_card !== cardUid
      ? cardUid
      : null;
  if (outcome?.confirmed_at != null) {
    set.state = 'confirmed';
    set.hold = null;
    set.confirmed_at = outcome.confirmed_at;
  } else if (place === null) {
    // Nobody is supplied through it any more.
    set.state = 'cancelled';
    set.hold = null;
  } else if (outcome?.is_refused === true && meter.state === 'made' && !confirm) {
    set.state = 'refused';
  }
  return Object.keys(set).length === 0 && !confirm && toCard === null
    ? null
    : { set, confirm, toCard };
}

/** Gives whether the state of the meter changed. */
async function write(
  { database, now }: CampaignOptions,
  meter: CampaignMeter,
  { set, confirm, toCard }: News,
): Promise<boolean> {
  const at = now();
  return inRetriedTransaction(database, async (transaction) => {
    const row = await lockCampaignMeter(transaction, meter, ['planned', 'made', 'refused']);
    if (row === null || row.state !== meter.state) return false;
    if (toCard !== null && !confirm) await move(transaction, row, toCard);
    const isConfirmed = confirm && (await confirmVersion(transaction, row, at));
    const confirmed = { state: 'confirmed', hold: null, confirmed_at: at } as const;
    const all = isConfirmed ? { ...set, ...confirmed } : set;
    if (Object.keys(all).length === 0) return false;
    await updateCampaignMeter(transaction, row, all, at);
    return all.state !== undefined;
  });
}

/** The tokens wait on the card that is the meter's now, if it has room for them. */
async function move(
  transaction: AnyTransaction,
  { meterNo, orderId }: CampaignMeter,
  cardUid: string,
): Promise<void> {
  const { rows } = await sql<{ count: number }>`
    select count(*)::integer as count from vending.token t
     where t.meter_no = ${meterNo} and t.request_id = ${orderId} and t.result is null`.execute(
    transaction,
  );
  const count = rows[0]?.count ?? 0;
  const card = { meterNo, cardUid };
  if (count === 0 || (await roomOnCard(transaction, card)) < count) return;
  await putOnCard(transaction, card, { orderId, firstPart: 0, partCount: 4 });
}

async function confirmVersion(
  transaction: AnyTransaction,
  { meterNo, keyVersion }: CampaignMeter,
  at: Date,
): Promise<boolean> {
  const { rows } = await sql<{ confirmed: boolean }>`
    select vending.confirm_key_version(${meterNo}, ${keyVersion}, ${at}) as confirmed`.execute(
    transaction,
  );
  return rows[0]?.confirmed ?? false;
}
