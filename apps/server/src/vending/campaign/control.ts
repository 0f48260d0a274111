import { SetrumError } from '@setrum/errors';
import { inRetriedTransaction } from '../../platform/index.ts';
import { type Actor, recordCampaignAct } from './act.ts';
import { assertUnits } from './create.ts';
import type { Campaign, CampaignState } from './model.ts';
import type { CampaignOptions } from './ports.ts';
import { campaignTables, lockCampaign, updateCampaign } from './store.ts';

export const campaignActs = ['pause', 'resume', 'cancel'] as const;
export type CampaignAct = (typeof campaignActs)[number];

const moves: Readonly<
  Record<CampaignAct, { readonly from: readonly CampaignState[]; readonly to: CampaignState }>
> = {
  pause: { from: ['running'], to: 'paused' },
  resume: { from: ['paused'], to: 'running' },
  cancel: { from: ['running', 'paused'], to: 'cancelled' },
};

/**
 * Pauses a campaign (no more tokens are made; those that are made still go out), lets it go on, or ends it: meters without tokens are taken off it at
 * once, and tokens that never left the centre are taken back in the background; a change whose tokens are out is followed to its end. What is so already stays so.
 * Throws SETRUM_KEY_CAMPAIGN_UNKNOWN, SETRUM_UNIT_FORBIDDEN, SETRUM_KEY_CAMPAIGN_STATE.
 */
export function controlCampaign(
  { database, now }: Pick<CampaignOptions, 'database' | 'now'>,
  { campaignId, caller, act }: ControlOrder,
): Promise<Campaign> {
  const at = now();
  const { from, to } = moves[act];
  return inRetriedTransaction(database, async (transaction) => {
    const campaign = await lockCampaign(transaction, campaignId);
    assertUnits(caller, campaign.units);
    const { state } = campaign;
    if (state === to) return campaign;
    if (!from.includes(state))
      throw new SetrumError('SETRUM_KEY_CAMPAIGN_STATE', { campaignId, state });
    if (to === 'cancelled')
      await campaignTables(transaction)
        .updateTable('campaign_meter')
        .set({ state: 'cancelled', hold: null, changed_at: at })
        .where('campaign_id', '=', campaignId)
        .where('state', '=', 'planned')
        .execute();
    const changed = await updateCampaign(transaction, campaignId, {
      ...{ state: to, problem: null, changed_by: caller.label, changed_at: at },
    });
    await recordCampaignAct(transaction, act, changed, { caller, at });
    return changed;
  });
}

export interface ControlOrder {
  readonly campaignId: string;
  readonly caller: Actor;
  readonly act: CampaignAct;
}
