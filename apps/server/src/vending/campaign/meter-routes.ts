import type { Readable } from 'node:stream';
import { Type } from 'typebox';
import { assertUnit, callerOf } from '../../identity/index.ts';
import {
  type CsvCell,
  csvStream,
  type HttpServer,
  problemResponses,
} from '../../platform/index.ts';
import type { CampaignOptions } from './ports.ts';
import { CampaignId, common, MeterQuery, MeterView } from './schema.ts';
import { findCampaign } from './store.ts';
import { campaignMeterJson } from './view.ts';
import { type CampaignMeterView, campaignMeters, everyCampaignMeter } from './visits.ts';

const path = '/api/v1/key-campaigns/:campaignId/meters';
const config = { permission: 'engineering.view' } as const;
const usualLimit = 100;

/** The meters of a campaign in the caller's units: all of them, or those that somebody must go to. */
export function meterRoutes(http: HttpServer, { database, now }: CampaignOptions): void {
  const list = {
    ...common,
    summary:
      'Meters of a key-change campaign by number; visit=any: those that need a visit, and why',
    params: CampaignId,
    querystring: MeterQuery,
    response: {
      200: Type.Object({
        meters: Type.Array(MeterView),
        next: Type.Union([Type.String(), Type.Null()]),
      }),
      ...problemResponses(400, 401, 403, 404),
    },
  };
  http.get(path, { schema: list, config }, async (request) => {
    const { after = '', limit = usualLimit, ...query } = request.query;
    const caller = callerOf(request);
    if (query.unit !== undefined) assertUnit(caller, query.unit);
    const campaign = await findCampaign(database, request.params.campaignId);
    const wanted = { ...query, scope: caller.units, now: now() };
    const meters = await campaignMeters(database, campaign, wanted, { after, limit });
    const last = meters.length === limit ? meters.at(-1) : undefined;
    return { meters: meters.map(campaignMeterJson), next: last?.meterNo ?? null };
  });
  const csv = {
    ...common,
    summary: 'The same as CSV, without an end',
    params: CampaignId,
    querystring: Type.Object(
      {
        ...Type.Omit(MeterQuery, ['after', 'limit']).properties,
        delimiter: Type.Optional(Type.Union([Type.Literal(','), Type.Literal(';')])),
      },
      { additionalProperties: false },
    ),
    response: {
      200: Type.Unsafe<Readable>({ type: 'string' }),
      ...problemResponses(400, 401, 403, 404),
    },
  };
  http.get(`${path}/export`, { schema: csv, config }, async (request, reply) => {
    const { delimiter = ',', ...query } = request.query;
    const caller = callerOf(request);
    if (query.unit !== undefined) assertUnit(caller, query.unit);
    const campaign = await findCampaign(database, request.params.campaignId);
    const wanted = { ...query, scope: caller.units, now: now() };
    const rows = rowsOf(everyCampaignMeter(database, campaign, wanted));
    return reply
      .type('text/csv; charset=utf-8')
      .header('content-disposition', 'attachment; filename="key-campaign.csv"')
      .send(csvStream(columns, rows, { delimiter }));
  });
}

const columns = [
  ...['meter_no', 'unit', 'state', 'visit', 'hold', 'problem', 'made_at', 'handed_by'],
  ...['handed_at', 'confirmed_at', 'card_uid', 'card_state', 'seen_at'],
];

async function* rowsOf(meters: AsyncIterable<CampaignMeterView>): AsyncGenerator<CsvCell[]> {
  for await (const meter of meters) {
    const { meterNo, unit, state, visit, hold, problem, ...rest } = campaignMeterJson(meter);
    yield [
      ...[meterNo, unit, state, visit, hold, problem?.code ?? null, rest.madeAt, rest.handedBy],
      ...[rest.handedAt, rest.confirmedAt, rest.cardUid, rest.cardState, rest.seenAt],
    ];
  }
}
