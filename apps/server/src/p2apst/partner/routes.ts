import { Type } from 'typebox';
import { callerOf } from '../../identity/index.ts';
import { type Database, type HttpServer, problemResponses } from '../../platform/index.ts';
import { channels, partnerRecord, partnerRecords } from './record.ts';
import {
  Cents,
  common,
  Fee,
  Kind,
  listOf,
  Name,
  onePartner,
  PartnerBody,
  PartnerId,
  State,
  Window,
} from './schema.ts';
import { seatRoutes } from './seat-routes.ts';
import { SeatService } from './seats.ts';
import { PartnerService } from './service.ts';

const path = '/api/v1/partners';
const changed = { 200: PartnerBody, ...problemResponses(400, 401, 403, 404) };

/** Partners: finance registers them and sets what they take; staff, too, change, block and read them. */
export function partnerRoutes(http: HttpServer, database: Database, now: () => Date): void {
  const service = new PartnerService(database, now);
  readingRoutes(http, database);
  changingRoutes(http, service);
  moneyRoutes(http, service);
  seatRoutes(http, new SeatService(database, now));
}

function readingRoutes(http: HttpServer, database: Database): void {
  const list = {
    ...common,
    summary: 'All partners with their deposits',
    response: {
      200: Type.Object({ partners: listOf(PartnerBody) }),
      ...problemResponses(401, 403),
    },
  };
  http.get(path, { schema: list, config: { permission: 'partner.view' } }, async () => {
    return { partners: await partnerRecords(database) };
  });
  const show = { ...common, summary: 'One partner', params: onePartner, response: changed };
  http.get(
    `${path}/:partnerId`,
    { schema: show, config: { permission: 'partner.view' } },
    async (request) => {
      return partnerRecord(database, request.params.partnerId);
    },
  );
  const Channel = Type.Object({
    mcc: Type.String(),
    name: Type.String(),
    certain: Type.Boolean({ description: 'Seen in public samples; the others are inferred' }),
  });
  const listChannels = {
    ...common,
    summary: 'The channels by which customers pay',
    response: {
      200: Type.Object({ channels: listOf(Channel) }),
      ...problemResponses(401, 403),
    },
  };
  http.get(
    '/api/v1/channels',
    { schema: listChannels, config: { permission: 'channel.view' } },
    async () => {
      return { channels: await channels(database) };
    },
  );
}

function changingRoutes(http: HttpServer, service: PartnerService): void {
  const change = {
    ...common,
    summary: 'Change name, kind, hours, cut-off, or whether unlisted terminals may sell',
    params: onePartner,
    body: Type.Object(
      {
        name: Type.Optional(Name),
        kind: Type.Optional(Kind),
        anyTerminal: Type.Optional(Type.Boolean()),
        serviceHours: Type.Optional(Window),
        cutOff: Type.Optional(Window),
      },
      { additionalProperties: false },
    ),
    response: changed,
  };
  http.patch(
    `${path}/:partnerId`,
    { schema: change, config: { permission: 'partner.manage' } },
    async (request) => {
      const { label } = callerOf(request);
      return service.change(request.params.partnerId, request.body, label);
    },
  );
  const setState = {
    ...common,
    summary: 'Block a partner, deactivate it, or let it sell again',
    params: onePartner,
    body: Type.Object(
      { state: State, reason: Type.String({ minLength: 3, maxLength: 500 }) },
      { additionalProperties: false },
    ),
    response: changed,
  };
  http.put(
    `${path}/:partnerId/state`,
    { schema: setState, config: { permission: 'partner.manage' } },
    async (request) => {
      const { label } = callerOf(request);
      const { state, reason } = request.body;
      return service.setState(request.params.partnerId, state, reason, label);
    },
  );
}

function moneyRoutes(http: HttpServer, service: PartnerService): void {
  const register = {
    ...common,
    summary: 'Register a partner, with an empty deposit',
    body: Type.Object(
      {
        partnerId: PartnerId,
        name: Name,
        kind: Kind,
        adminCents: Cents,
        anyTerminal: Type.Optional(Type.Boolean()),
        serviceHours: Type.Optional(Window),
        cutOff: Type.Optional(Window),
      },
      { additionalProperties: false },
    ),
    response: { 200: PartnerBody, ...problemResponses(400, 401, 403, 409) },
  };
  http.post(
    path,
    { schema: register, config: { permission: 'partner.money' } },
    async (request) => {
      const { label } = callerOf(request);
      return service.register(request.body, label);
    },
  );
  const setFees = {
    ...common,
    summary: 'Set the usual fee and every exception by product and channel',
    params: onePartner,
    body: Type.Object(
      { adminCents: Cents, fees: listOf(Fee, { maxItems: 100 }) },
      { additionalProperties: false },
    ),
    response: { ...changed, ...problemResponses(422) },
  };
  http.put(
    `${path}/:partnerId/fees`,
    { schema: setFees, config: { permission: 'partner.money' } },
    async (request) => {
      const { label } = callerOf(request);
      const { adminCents, fees } = request.body;
      return service.setFees(request.params.partnerId, adminCents, fees, label);
    },
  );
  const setLowBalance = {
    ...common,
    summary: 'Set the balance below which the partner is told',
    params: onePartner,
    body: Type.Object(
      { lowBalanceCents: Type.Union([Cents, Type.Null()]) },
      { additionalProperties: false },
    ),
    response: changed,
  };
  http.put(
    `${path}/:partnerId/low-balance`,
    { schema: setLowBalance, config: { permission: 'partner.money' } },
    async (request) => {
      const { label } = callerOf(request);
      const { lowBalanceCents } = request.body;
      return service.setLowBalance(request.params.partnerId, lowBalanceCents, label);
    },
  );
}
