import { Type } from 'typebox';
import { callerOf } from '../../identity/index.ts';
import { type HttpServer, problemResponses } from '../../platform/index.ts';
import { CounterId, common, Name, onePartner, PartnerId, SeatState, Seats } from './schema.ts';
import type { SeatService } from './seats.ts';

const path = '/api/v1/partners/:partnerId';
const response = { 200: Seats, ...problemResponses(400, 401, 403, 404) };
const TerminalId = Type.String({
  pattern: '^0*[1-9A-Za-z][0-9A-Za-z]{0,15}$',
  maxLength: 16,
  description: 'Field 41, with or without its leading zeros',
});

/** Counters and terminals of a partner. */
export function seatRoutes(http: HttpServer, seats: SeatService): void {
  const list = {
    ...common,
    summary: 'Counters and terminals of a partner',
    params: onePartner,
    response,
  };
  http.get(
    `${path}/seats`,
    { schema: list, config: { permission: 'partner.view' } },
    async (request) => {
      return await seats.list(request.params.partnerId);
    },
  );
  const counter = {
    ...common,
    summary: 'Add a counter, or change its name and state',
    params: Type.Object({ partnerId: PartnerId, counterId: CounterId }),
    body: Type.Object({ name: Name, state: SeatState }, { additionalProperties: false }),
    response,
  };
  http.put(
    `${path}/counters/:counterId`,
    { schema: counter, config: { permission: 'partner.manage' } },
    async (request) => {
      const { label } = callerOf(request);
      const { partnerId, counterId } = request.params;
      return await seats.putCounter(partnerId, { counterId, ...request.body }, label);
    },
  );
  const terminal = {
    ...common,
    summary: 'Add a terminal, or change its counter and state',
    params: Type.Object({ partnerId: PartnerId, terminalId: TerminalId }),
    body: Type.Object(
      { counterId: Type.Union([CounterId, Type.Null()]), state: SeatState },
      { additionalProperties: false },
    ),
    response,
  };
  http.put(
    `${path}/terminals/:terminalId`,
    { schema: terminal, config: { permission: 'partner.manage' } },
    async (request) => {
      const { label } = callerOf(request);
      const { partnerId, terminalId } = request.params;
      return await seats.putTerminal(partnerId, { terminalId, ...request.body }, label);
    },
  );
}
