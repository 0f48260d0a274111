import { inTransaction } from '../../platform/index.ts';
import { meterKeyOf } from '../meter-key/model.ts';
import { meterKeys, sameKeyAttributes } from '../meter-key/plan-change.ts';
import { putOnCard, roomOnCard } from '../order/card.ts';
import { type MadeOrder, makeOrder } from '../order/make.ts';
import { isLostRace, recordOrder } from '../order/record.ts';
import { noteFailure } from './failure.ts';
import { lockCampaignMeter, updateCampaignMeter } from './meter-row.ts';
import type { Campaign, CampaignMeter } from './model.ts';
import type { MakeOptions } from './ports.ts';
import { campaignTables, lockCampaign } from './store.ts';

/** passed over: somebody else was first, or the campaign was paused. */
export type Made = 'made' | 'held' | 'confirmed' | 'failed' | 'passed over';

/** How often somebody may be faster before the meter is left for the next round. */
const mostAttempts = 16;

/**
 * Makes the tokens of one meter's key change, once: they, its plan, and the meter's place in the campaign are one commit. They wait on the card that
 * is bound to the meter, where there is one with room; else at the centre, for whichever card comes first.
 */
export async function makeMeter(
  options: MakeOptions,
  campaign: Campaign,
  meter: CampaignMeter,
): Promise<Made> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await tryMeter(options, campaign, meter);
    } catch (error) {
      if (!isLostRace(error)) return noteFailure(options, campaign, meter, error);
      if (attempt >= mostAttempts) return 'passed over';
    }
  }
}

async function tryMeter(
  options: MakeOptions,
  { campaignId, target }: Campaign,
  meter: CampaignMeter,
): Promise<Made> {
  const { database, securityModule, now } = options;
  const { meterNo, orderId } = meter;
  const at = now();
  if (!(await isPlanned(options, meter))) return 'passed over';
  const keys = await meterKeys(database, meterNo);
  const [current, pending] = (['current', 'pending'] as const).map((state) => {
    const row = keys.find((key) => key.state === state);
    return row === undefined ? null : meterKeyOf(row);
  });
  const wanted = current && { ...current, ...target };
  if (current && wanted && sameKeyAttributes(current, wanted))
    return settle(options, meter, 'confirmed');
  if (pending && wanted && !sameKeyAttributes(pending, wanted))
    return settle(options, meter, 'other-change');
  // Made before the transaction: a token that is not recorded was never told to anybody.
  const order = { meterNo, orderId, target, tokens: [{ kind: 'key-change' as const }] };
  const made = await makeOrder(database, securityModule, order, at);
  return record(options, { campaignId, meter, made, at });
}

/** Whether nobody has made its tokens since the page was read. */
async function isPlanned(
  { database }: MakeOptions,
  { campaignId, meterNo }: CampaignMeter,
): Promise<boolean> {
  const row = await campaignTables(database)
    .selectFrom('campaign_meter')
    .select('state')
    .where('meter_no', '=', meterNo)
    .where('campaign_id', '=', campaignId)
    .executeTakeFirst();
  return row?.state === 'planned';
}

/** A meter for which there is nothing to be made, or nothing yet. */
async function settle(
  { database, now, holdMs }: MakeOptions,
  meter: CampaignMeter,
  how: 'confirmed' | 'other-change',
): Promise<Made> {
  const at = now();
  return inTransaction(database, async (transaction) => {
    if ((await lockCampaignMeter(transaction, meter, ['planned'])) === null) return 'passed over';
    const set =
      how === 'confirmed'
        ? { state: 'confirmed' as const, hold: null, confirmed_at: at }
        : { hold: how, due_at: new Date(at.getTime() + holdMs) };
    await updateCampaignMeter(transaction, meter, set, at);
    return how === 'confirmed' ? 'confirmed' : 'held';
  });
}

function record(
  { database, ports }: MakeOptions,
  {
    campaignId,
    meter,
    made,
    at,
  }: {
    readonly campaignId: string;
    readonly meter: CampaignMeter;
    readonly made: MadeOrder;
    readonly at: Date;
  },
): Promise<Made> {
  return inTransaction(database, async (transaction) => {
    const { state } = await lockCampaign(transaction, campaignId, 'share');
    if (state !== 'running') return 'passed over';
    const row = await lockCampaignMeter(transaction, meter, ['planned']);
    if (row === null) return 'passed over';
    const { meterNo, orderId, cardUid, cardState } = meter;
    await ports.holdSales(transaction, meterNo, at);
    await recordOrder(transaction, made, at);
    const [part] = made.parts;
    if (cardUid !== null && cardState === 'bound' && part !== undefined) {
      const card = { meterNo, cardUid };
      if ((await roomOnCard(transaction, card)) >= part.partCount)
        await putOnCard(transaction, card, { ...part, orderId });
    }
    await updateCampaignMeter(
      transaction,
      row,
      {
        ...{ state: 'made', hold: null, problem: null, made_at: at },
        ...{ key_version: made.plan.key.version, card_uid: cardUid, card_state: cardState },
      },
      at,
    );
    return 'made';
  });
}
