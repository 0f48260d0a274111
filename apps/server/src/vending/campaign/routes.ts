import { Type } from 'typebox';
import { callerOf } from '../../identity/index.ts';
import { type HttpServer, problemResponses } from '../../platform/index.ts';
import { createCampaign } from './create.ts';
import { decisionRoutes } from './decision-routes.ts';
import { listCampaigns } from './list.ts';
import { meterRoutes } from './meter-routes.ts';
import type { KeyFilter } from './model.ts';
import type { CampaignOptions } from './ports.ts';
import { campaignProgress, totalOf } from './progress.ts';
import {
  CampaignBody,
  CampaignId,
  CampaignStateName,
  CampaignView,
  common,
  ProgressView,
} from './schema.ts';
import { findCampaign } from './store.ts';
import { campaignJson } from './view.ts';

const path = '/api/v1/key-campaigns';
const usualVisitAfterDays = 60;
const usualLimit = 50;

/** Key-change campaigns: asked for by one of the vending staff, decided by another, followed by unit and meter. */
export function campaignRoutes(http: HttpServer, options: CampaignOptions): void {
  const ask = {
    ...common,
    summary:
      'Ask for a key-change campaign; its meters are chosen at once, tokens made once somebody else approves',
    headers: Type.Object({ 'idempotency-key': Type.String({ pattern: '^[\\x21-\\x7e]{8,64}$' }) }),
    body: CampaignBody,
    response: { 200: CampaignView, ...problemResponses(400, 401, 403, 409, 422) },
  };
  const order = { permission: 'engineering.order' } as const;
  http.post(path, { schema: ask, config: order }, async (request) => {
    const { name, reason, units = null, from = {}, target, visitAfterDays } = request.body;
    const wanted = {
      ...{ name, reason, units, requestKey: request.headers['idempotency-key'] },
      ...{ from: given(from) as KeyFilter, target: given(target) },
      visitAfterDays: visitAfterDays ?? usualVisitAfterDays,
    };
    return campaignJson(await createCampaign(options, wanted, callerOf(request)));
  });
  listRoute(http, options);
  const look = {
    ...common,
    summary: 'A key-change campaign and its progress in each unit of the caller',
    params: CampaignId,
    response: { 200: ProgressView, ...problemResponses(400, 401, 403, 404) },
  };
  const view = { permission: 'engineering.view' } as const;
  http.get(`${path}/:campaignId`, { schema: look, config: view }, async (request) => {
    const { database, now } = options;
    const campaign = await findCampaign(database, request.params.campaignId);
    const units = await campaignProgress(database, campaign, callerOf(request).units, now());
    return { campaign: campaignJson(campaign), total: totalOf(units), units: [...units] };
  });
  decisionRoutes(http, options);
  meterRoutes(http, options);
}

function listRoute(http: HttpServer, { database }: CampaignOptions): void {
  const list = {
    ...common,
    summary: 'Key-change campaigns, the newest first',
    querystring: Type.Object(
      {
        state: Type.Optional(CampaignStateName),
        after: Type.Optional(Type.String({ format: 'uuid' })),
        limit: Type.Optional(Type.Integer({ minimum: 1, maximum: 200 })),
      },
      { additionalProperties: false },
    ),
    response: {
      200: Type.Object({
        campaigns: Type.Array(CampaignView),
        next: Type.Union([Type.String(), Type.Null()]),
      }),
      ...problemResponses(400, 401, 403),
    },
  };
  const view = { permission: 'engineering.view' } as const;
  http.get(path, { schema: list, config: view }, async (request) => {
    const { limit = usualLimit, ...query } = request.query;
    const campaigns = await listCampaigns(database, { ...query, limit });
    const last = campaigns.length === limit ? campaigns.at(-1) : undefined;
    return { campaigns: campaigns.map(campaignJson), next: last?.campaignId ?? null };
  });
}

/** Optional members that are there as `undefined` are not there. */
function given<Values extends object>(
  values: Values,
): { [Name in keyof Values]?: NonNullable<Values[Name]> } {
  const there = Object.entries(values).filter(([, value]) => value !== undefined);
  return Object.fromEntries(there) as { [Name in keyof Values]?: NonNullable<Values[Name]> };
}
