import { Type } from 'typebox';
import { callerOf } from '../../identity/index.ts';
import { type HttpServer, problemResponses } from '../../platform/index.ts';
import { common, listOf, PartnerId } from '../partner/schema.ts';
import { Day, Limit, TransferBody, TransferState } from './schema.ts';
import type { Transfer, TransferService } from './transfers.ts';

const one = Type.Object({ transferId: Type.String({ format: 'uuid' }) });
const path = '/api/v1/transfers';

/** Transfer instructions: listed, reported as sent by one, confirmed by another. */
export function transferRoutes(http: HttpServer, transfers: TransferService): void {
  const list = {
    ...common,
    summary: 'What is to go to whom, and what has gone; the newest day first',
    querystring: Type.Object({
      partnerId: Type.Optional(PartnerId),
      day: Type.Optional(Day),
      state: Type.Optional(TransferState),
      limit: Limit,
    }),
    response: {
      200: Type.Object({ transfers: listOf(TransferBody) }),
      ...problemResponses(400, 401, 403),
    },
  };
  http.get(path, { schema: list, config: { permission: 'settlement.view' } }, async (request) => {
    const { partnerId = null, day = null, state = null, limit } = request.query;
    return {
      transfers: (await transfers.list({ partnerId, day, state, limit })).map(transferJson),
    };
  });
  const sent = {
    ...common,
    summary: "Report a transfer as sent, with the bank's reference",
    params: one,
    body: Type.Object(
      { reference: Type.String({ pattern: '^[\\x21-\\x7e]([\\x20-\\x7e]{0,63})$' }) },
      { additionalProperties: false },
    ),
    response: { 200: TransferBody, ...problemResponses(400, 401, 403, 404, 409) },
  };
  http.post(
    `${path}/:transferId/sent`,
    { schema: sent, config: { permission: 'settlement.manage' } },
    async (request) => {
      const { label } = callerOf(request);
      const { transferId } = request.params;
      return transferJson(await transfers.send(transferId, request.body.reference, label));
    },
  );
  const confirm = {
    ...common,
    summary: "Confirm somebody else's transfer: it is posted in the same step",
    params: one,
    response: { 200: TransferBody, ...problemResponses(400, 401, 403, 404, 409) },
  };
  http.post(
    `${path}/:transferId/confirm`,
    { schema: confirm, config: { permission: 'settlement.manage' } },
    async (request) => {
      const { label } = callerOf(request);
      return transferJson(await transfers.confirm(request.params.transferId, label));
    },
  );
}

/** As JSON: instants in UTC. */
export function transferJson(transfer: Transfer) {
  return {
    ...transfer,
    sentAt: transfer.sentAt?.toISOString() ?? null,
    confirmedAt: transfer.confirmedAt?.toISOString() ?? null,
  };
}
