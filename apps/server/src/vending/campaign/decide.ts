import { SetrumError } from '@setrum/errors';
import { assertOtherPerson } from '../../identity/index.ts';
import { inRetriedTransaction } from '../../platform/index.ts';
import { type Actor, recordCampaignAct } from './act.ts';
import { assertUnits } from './create.ts';
import type { Campaign } from './model.ts';
import type { CampaignOptions } from './ports.ts';
import { campaignTables, lockCampaign, updateCampaign } from './store.ts';

export interface Decision {
  readonly campaignId: string;
  readonly caller: Actor;
}

/**
 * Approves somebody else's campaign: from now on tokens are made. Throws SETRUM_KEY_CAMPAIGN_UNKNOWN, SETRUM_UNIT_FORBIDDEN, SETRUM_ORDER_DECIDED, SETRUM_ORDER_OWN, and
 * SETRUM_KEY_CAMPAIGN_SELECTING while its meters are being chosen.
 */
export function approveCampaign(options: Options, decision: Decision): Promise<Campaign> {
  return decide(options, decision, 'running');
}

/** Rejects somebody else's campaign: its meters are free for another. Throws as `approveCampaign` does. */
export function rejectCampaign(options: Options, decision: Decision): Promise<Campaign> {
  return decide(options, decision, 'rejected');
}

type Options = Pick<CampaignOptions, 'database' | 'now'>;

function decide(
  { database, now }: Options,
  { campaignId, caller }: Decision,
  state: 'running' | 'rejected',
): Promise<Campaign> {
  const at = now();
  return inRetriedTransaction(database, async (transaction) => {
    const campaign = await lockCampaign(transaction, campaignId);
    assertUnits(caller, campaign.units);
    const isMine = campaign.decidedBy === caller.label && campaign.state === state;
    if (isMine) return campaign;
    if (campaign.state !== 'requested') throw new SetrumError('SETRUM_ORDER_DECIDED');
    assertOtherPerson(campaign.madeBy, caller);
    if (state === 'running' && campaign.selectedAt === null)
      throw new SetrumError('SETRUM_KEY_CAMPAIGN_SELECTING', { campaignId });
    if (state === 'rejected')
      await campaignTables(transaction)
        .updateTable('campaign_meter')
        .set({ state: 'cancelled', changed_at: at })
        .where('campaign_id', '=', campaignId)
        .execute();
    const decided = await updateCampaign(transaction, campaignId, {
      ...{ state, decided_by: caller.label, decided_at: at },
      ...{ changed_by: caller.label, changed_at: at },
    });
    const verb = state === 'running' ? 'approve' : 'reject';
    await recordCampaignAct(transaction, verb, decided, { caller, at });
    return decided;
  });
}
