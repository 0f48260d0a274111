import { sql } from 'kysely';
import { type AnyTransaction, inRetriedTransaction, uuidv7 } from '../../platform/index.ts';
import { type MeterKeyRow, meterKeyOf } from '../meter-key/model.ts';
import { sameKeyAttributes } from '../meter-key/plan-change.ts';
import type { Campaign, KeyFilter } from './model.ts';
import type { CampaignOptions, MeterPlace } from './ports.ts';
import { campaignTables, lockCampaign, updateCampaign } from './store.ts';

/** Choosing makes no tokens. */
type SelectOptions = Omit<CampaignOptions, 'securityModule'>;

const pageSize = 1_000;

/**
 * Chooses the meters of a campaign that was asked for, a page in a commit: it goes on where it was left, and no meter is chosen twice. A meter that is in
 * another campaign under way, or has the wanted key already, is left out. Gives how many pages were looked at.
 */
export async function selectMeters(options: SelectOptions, campaignId: string): Promise<number> {
  for (let pages = 0; ; pages++) {
    if (!(await selectPage(options, campaignId))) return pages;
  }
}

async function selectPage(options: SelectOptions, campaignId: string): Promise<boolean> {
  const { database, ports, now } = options;
  return inRetriedTransaction(database, async (transaction) => {
    const campaign = await lockCampaign(transaction, campaignId);
    if (campaign.state !== 'requested' || campaign.selectedAt !== null) return false;
    const units = campaign.units === null ? null : await ports.unitsBelow(campaign.units);
    const page = { after: campaign.selectAfter, limit: pageSize };
    const places = await ports.places({ units }, page);
    const keys = await currentKeys(
      transaction,
      places.map(({ meterNo }) => meterNo),
    );
    const chosen = places.filter(({ meterNo }) => isChosen(keys.get(meterNo), campaign));
    const at = now();
    await insert(transaction, campaign, chosen, at);
    const isWhole = places.length < pageSize;
    const select_after = places.at(-1)?.meterNo ?? campaign.selectAfter;
    await updateCampaign(transaction, campaignId, {
      ...{ select_after, changed_at: at },
      ...(isWhole ? { selected_at: at } : {}),
    });
    return !isWhole;
  });
}

async function currentKeys(
  transaction: AnyTransaction,
  meterNos: readonly string[],
): Promise<ReadonlyMap<string, MeterKeyRow>> {
  const { rows } = await sql<MeterKeyRow>`
    select k.* from vending.meter_key k
     where k.meter_no = any (${sql.val([...meterNos])}::text[]) and k.state = 'current'`.execute(
    transaction,
  );
  return new Map(rows.map((row) => [row.meter_no, row]));
}

function isChosen(row: MeterKeyRow | undefined, { from, target }: Campaign): boolean {
  if (row === undefined) return false;
  const key = meterKeyOf(row);
  const names = Object.keys(from) as (keyof KeyFilter)[];
  return (
    names.every((name) => from[name] === undefined || from[name] === key[name]) &&
    !sameKeyAttributes(key, { ...key, ...target })
  );
}

async function insert(
  transaction: AnyTransaction,
  { campaignId }: Campaign,
  places: readonly MeterPlace[],
  at: Date,
): Promise<void> {
  if (places.length === 0) return;
  await campaignTables(transaction)
    .insertInto('campaign_meter')
    .values(
      places.map(({ meterNo, unit, cardUid, cardState }) => ({
        ...{ meter_no: meterNo, campaign_id: campaignId, unit, state: 'planned' as const },
        ...{ order_id: uuidv7(at.getTime()), key_version: null, hold: null, problem: null },
        ...{ attempts: 0, due_at: at, made_at: null, handed_by: null, handed_at: null },
        ...{ confirmed_at: null, card_uid: cardUid, card_state: cardState, seen_at: null },
        changed_at: at,
      })),
    )
    .onConflict((conflict) => conflict.doNothing())
    .execute();
}
