import { Type } from 'typebox';
import { callerOf } from '../../identity/index.ts';
import { type Database, type HttpServer, problemResponses } from '../../platform/index.ts';
import { partnerRecord } from '../partner/record.ts';
import { common, listOf, PartnerId } from '../partner/schema.ts';
import { closeDay } from './close.ts';
import { closingOf, closings } from './closings.ts';
import { closingCsv, closingJson, closingText } from './report.ts';
import { ClosingBody, Day, Limit } from './schema.ts';
import { transferRoutes } from './transfer-routes.ts';
import { TransferService } from './transfers.ts';

const one = Type.Object({ partnerId: PartnerId, day: Day });
const path = '/api/v1/settlements/:partnerId/:day';

/** Closed business days, their reports, and the transfers that follow from them. */
export function settlementRoutes(http: HttpServer, database: Database, now: () => Date): void {
  const transfers = new TransferService(database, now);
  const list = {
    ...common,
    summary: 'Closed business days, the newest first',
    querystring: Type.Object({
      partnerId: Type.Optional(PartnerId),
      from: Type.Optional(Day),
      until: Type.Optional(Day),
      limit: Limit,
    }),
    response: {
      200: Type.Object({ settlements: listOf(ClosingBody) }),
      ...problemResponses(400, 401, 403),
    },
  };
  http.get(
    '/api/v1/settlements',
    { schema: list, config: { permission: 'settlement.view' } },
    async (request) => {
      const { partnerId = null, from = null, until = null, limit } = request.query;
      const found = await closings(database.pool, { partnerId, from, until, limit });
      return { settlements: found.map(closingJson) };
    },
  );
  const close = {
    ...common,
    summary: 'Close a business day that is over; closing it again gives the same closing',
    params: one,
    response: { 200: ClosingBody, ...problemResponses(400, 401, 403, 404, 409) },
  };
  http.post(
    `${path}/close`,
    { schema: close, config: { permission: 'settlement.manage' } },
    async (request) => {
      const { label } = callerOf(request);
      await partnerRecord(database, request.params.partnerId);
      return closingJson(await closeDay(database, request.params, label, now()));
    },
  );
  reportRoutes(http, database, transfers);
  transferRoutes(http, transfers);
}

function reportRoutes(http: HttpServer, database: Database, transfers: TransferService): void {
  const problems = problemResponses(400, 401, 403, 404);
  const show = {
    ...common,
    summary: 'The settlement report of a closed day',
    params: one,
    response: { 200: ClosingBody, ...problems },
  };
  http.get(path, { schema: show, config: { permission: 'settlement.view' } }, async (request) => {
    const { partnerId, day } = request.params;
    return closingJson(await closingOf(database.pool, partnerId, day));
  });
  const text = {
    ...common,
    summary: 'The settlement report as a table, or as comma-separated values',
    params: one,
    querystring: Type.Object({ format: Type.Enum(['text', 'csv'], { default: 'text' }) }),
    response: { 200: Type.String(), ...problems },
  };
  http.get(
    `${path}/report`,
    { schema: text, config: { permission: 'settlement.view' } },
    async (request, reply) => {
      const { partnerId, day } = request.params;
      const closing = await closingOf(database.pool, partnerId, day);
      if (request.query.format === 'csv')
        return reply.type('text/csv; charset=utf-8').send(closingCsv(closing));
      const owed = await transfers.list({ partnerId, day, state: null, limit: 500 });
      return reply.type('text/plain; charset=utf-8').send(closingText(closing, owed));
    },
  );
}
