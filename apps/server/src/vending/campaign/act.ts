import { type Caller, recordAct } from '../../identity/index.ts';
import type { AnyTransaction } from '../../platform/index.ts';
import type { Campaign } from './model.ts';

/** Who acts, for the record. */
export type Actor = Pick<Caller, 'label' | 'units' | 'source'>;

/** The audit trail's word on a campaign; last in its transaction, because every recorder waits for the one before. */
export async function recordCampaignAct(
  transaction: AnyTransaction,
  verb: string,
  { campaignId, units, from, target }: Campaign,
  by: { readonly caller: Pick<Actor, 'label' | 'source'>; readonly at: Date },
): Promise<void> {
  // The name and the reason stay in the campaign: people write things there that have no place in the trail.
  const detail = { units: units?.join(' ') ?? '*', from: text(from), target: text(target) };
  const { label: actor, source } = by.caller;
  await recordAct(
    transaction,
    { actor, source, act: `key-campaign.${verb}`, subject: campaignId, detail },
    by.at,
  );
}

function text(values: object): string {
  return Object.entries(values)
    .map(([name, value]) => `${name}=${value}`)
    .join(' ');
}
