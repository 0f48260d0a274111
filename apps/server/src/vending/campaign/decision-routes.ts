import { callerOf } from '../../identity/index.ts';
import { type HttpServer, problemResponses } from '../../platform/index.ts';
import { campaignActs, controlCampaign } from './control.ts';
import { approveCampaign, rejectCampaign } from './decide.ts';
import type { CampaignOptions } from './ports.ts';
import { CampaignId, CampaignView, common } from './schema.ts';
import { campaignJson } from './view.ts';

const path = '/api/v1/key-campaigns/:campaignId';
const response = { 200: CampaignView, ...problemResponses(400, 401, 403, 404, 409) };

const words = {
  pause: 'Pause a campaign: no more tokens are made, those that are made still go out',
  resume: 'Let a paused campaign go on',
  cancel: 'End a campaign: what never left the centre is taken back, what is out is followed',
} as const;

/** The decision of another person, and what may be done with a campaign afterwards. Whoever may ask for one may stop it for a while. */
export function decisionRoutes(http: HttpServer, options: CampaignOptions): void {
  const decide = { permission: 'engineering.decide' } as const;
  for (const [verb, act] of [
    ['approve', approveCampaign],
    ['reject', rejectCampaign],
  ] as const) {
    const summary = `${verb === 'approve' ? 'Approve' : 'Reject'} a key-change campaign that somebody else asked for`;
    const schema = { ...common, summary, params: CampaignId, response };
    http.post(`${path}/${verb}`, { schema, config: decide }, async (request) => {
      const { campaignId } = request.params;
      return campaignJson(await act(options, { campaignId, caller: callerOf(request) }));
    });
  }
  for (const act of campaignActs) {
    const schema = { ...common, summary: words[act], params: CampaignId, response };
    const config = {
      permission: act === 'pause' ? 'engineering.order' : 'engineering.decide',
    } as const;
    http.post(`${path}/${act}`, { schema, config }, async (request) => {
      const { campaignId } = request.params;
      const order = { campaignId, act, caller: callerOf(request) };
      return campaignJson(await controlCampaign(options, order));
    });
  }
}
