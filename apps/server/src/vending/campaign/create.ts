import { isDeepStrictEqual } from 'node:util';
import { SetrumError } from '@setrum/errors';
import { assertUnit } from '../../identity/index.ts';
import { inRetriedTransaction, uuidv7 } from '../../platform/index.ts';
import { type Actor, recordCampaignAct } from './act.ts';
import type { Campaign, NewCampaign } from './model.ts';
import type { CampaignOptions } from './ports.ts';
import { campaignOf, campaignTables } from './store.ts';

/**
 * Asks for a campaign, or gives the one that this request key made. Its meters are chosen in the background, and somebody else approves it
 * when the list is whole. Throws SETRUM_UNIT_FORBIDDEN, SETRUM_KEY_CAMPAIGN_EMPTY, SETRUM_REQUEST_KEY_REUSED.
 */
export async function createCampaign(
  { database, ports, now }: Pick<CampaignOptions, 'database' | 'ports' | 'now'>,
  wanted: NewCampaign & { readonly requestKey: string },
  caller: Actor,
): Promise<Campaign> {
  const { requestKey, ...campaign } = wanted;
  assertUnits(caller, campaign.units);
  if (Object.keys(campaign.target).length === 0 || campaign.units?.length === 0)
    throw new SetrumError('SETRUM_KEY_CAMPAIGN_EMPTY');
  const units = campaign.units === null ? null : await ports.unitsBelow(campaign.units);
  if (units?.length === 0)
    throw new SetrumError('SETRUM_UNIT_UNKNOWN', { unit: campaign.units?.[0] ?? '' });
  const at = now();
  return inRetriedTransaction(database, async (transaction) => {
    const made = await campaignTables(transaction)
      .insertInto('key_campaign')
      .values({
        ...{ campaign_id: uuidv7(at.getTime()), request_key: requestKey, state: 'requested' },
        ...{ name: campaign.name, reason: campaign.reason },
        units: campaign.units === null ? null : [...campaign.units],
        ...{ from_key: JSON.stringify(campaign.from), target: JSON.stringify(campaign.target) },
        ...{ visit_after_days: campaign.visitAfterDays, select_after: '', selected_at: null },
        ...{ made_by: caller.label, made_at: at, decided_by: null, decided_at: null },
        ...{ changed_by: caller.label, changed_at: at, problem: null },
      })
      .onConflict((conflict) => conflict.column('request_key').doNothing())
      .returningAll()
      .executeTakeFirst();
    if (made !== undefined) {
      await recordCampaignAct(transaction, 'request', campaignOf(made), { caller, at });
      return campaignOf(made);
    }
    const known = await campaignTables(transaction)
      .selectFrom('key_campaign')
      .selectAll()
      .where('request_key', '=', requestKey)
      .executeTakeFirstOrThrow();
    const { name, reason, units: named, from, target, visitAfterDays } = campaignOf(known);
    const same = isDeepStrictEqual(
      { name, reason, units: named, from, target, visitAfterDays },
      campaign,
    );
    if (!same || known.made_by !== caller.label) throw new SetrumError('SETRUM_REQUEST_KEY_REUSED');
    return campaignOf(known);
  });
}

/** A campaign for everywhere is a matter of whoever may act everywhere. SETRUM_UNIT_FORBIDDEN. */
export function assertUnits(caller: Pick<Actor, 'units'>, units: readonly string[] | null): void {
  if (caller.units === 'all') return;
  for (const unit of units ?? ['*']) assertUnit(caller, unit);
}
