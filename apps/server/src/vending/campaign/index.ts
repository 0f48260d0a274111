export type { Actor } from './act.ts';
export {
  type CampaignAct,
  type ControlOrder,
  campaignActs,
  controlCampaign,
} from './control.ts';
export { createCampaign } from './create.ts';
export { approveCampaign, type Decision, rejectCampaign } from './decide.ts';
export { type CampaignListQuery, listCampaigns } from './list.ts';
export {
  type Campaign,
  type CampaignMeter,
  type CampaignProblem,
  type CampaignState,
  campaignMeterStates,
  campaignStates,
  type KeyFilter,
  type NewCampaign,
  type VisitReason,
  visitReasons,
} from './model.ts';
export type { CampaignOptions, CampaignPorts, MeterPlace } from './ports.ts';
export { campaignProgress, totalOf, type UnitProgress } from './progress.ts';
export { campaignRoutes } from './routes.ts';
export { selectMeters } from './select.ts';
export { findCampaign } from './store.ts';
export { type CardAtTap, mailboxAtTap } from './tap.ts';
export { campaignJson, campaignMeterJson } from './view.ts';
export {
  type CampaignMeterQuery,
  type CampaignMeterView,
  campaignMeters,
  everyCampaignMeter,
} from './visits.ts';
export { campaignWork, runCampaigns, type WorkDone, type WorkOptions } from './work.ts';
