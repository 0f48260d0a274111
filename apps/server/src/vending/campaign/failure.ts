import { catalogue, isErrorCode, SetrumError } from '@setrum/errors';
import { inTransaction } from '../../platform/index.ts';
import type { KeyChangeTarget } from '../meter-key/model.ts';
import { lockCampaignMeter, updateCampaignMeter } from './meter-row.ts';
import type { Campaign, CampaignMeter, CampaignProblem } from './model.ts';
import type { MakeOptions } from './ports.ts';
import { lockCampaign, updateCampaign } from './store.ts';

/** A meter that fails so often for reasons of ours is failed, so that it does not go on for ever. */
const mostFailures = 10;
const firstPauseMs = 5_000;

/**
 * Records why a meter's tokens were not made. Where it is the key that all of them are to have, the campaign is paused; a refusal that
 * is the meter's own is its end; what is our fault is tried again later.
 */
export async function noteFailure(
  { database, now }: MakeOptions,
  campaign: Campaign,
  meter: CampaignMeter,
  error: unknown,
): Promise<'failed' | 'passed over'> {
  const problem = problemOf(error);
  const at = now();
  if (isOfAll(problem, campaign.target)) {
    await inTransaction(database, async (transaction) => {
      const { state } = await lockCampaign(transaction, campaign.campaignId);
      if (state !== 'running') return;
      const paused = { state: 'paused', problem, changed_by: 'system', changed_at: at } as const;
      await updateCampaign(transaction, campaign.campaignId, paused);
    });
    return 'passed over';
  }
  return inTransaction(database, async (transaction) => {
    const row = await lockCampaignMeter(transaction, meter, ['planned']);
    if (row === null) return 'passed over';
    const attempts = row.attempts + 1;
    const isOurs = (catalogue[problem.code].http ?? 500) >= 500;
    if (isOurs && attempts < mostFailures) {
      const due_at = new Date(at.getTime() + firstPauseMs * 2 ** row.attempts);
      await updateCampaignMeter(transaction, row, { attempts, problem, due_at }, at);
      return 'passed over';
    }
    const failed = { state: 'failed', hold: null, attempts, problem } as const;
    await updateCampaignMeter(transaction, row, failed, at);
    return 'failed';
  });
}

function problemOf(error: unknown): CampaignProblem & { readonly code: keyof typeof catalogue } {
  if (error instanceof SetrumError && isErrorCode(error.code))
    return { code: error.code, params: error.params };
  return { code: 'SETRUM_INTERNAL', params: {} };
}

/** Whether it is the key that every meter is to have, or the security module itself. */
function isOfAll({ code, params }: CampaignProblem, { sgc, krn }: KeyChangeTarget): boolean {
  if (!code.startsWith('SETRUM_VENDING_KEY_')) return false;
  const key = params['key'];
  if (typeof key !== 'string') return true;
  const [group, revision] = key.split(' ', 1)[0]?.split('/') ?? [];
  return (
    (sgc === undefined || sgc === group) &&
    (krn === undefined || String(krn) === revision) &&
    (sgc !== undefined || krn !== undefined)
  );
}
