import { SetrumError } from '@setrum/errors';
import { Type } from 'typebox';
import { assertUnit, callerMay, callerOf } from '../../identity/index.ts';
import { type HttpServer, problemResponses } from '../../platform/index.ts';
import { waitingOnCards } from '../../vending/index.ts';
import {
  AgendaNo,
  Idpel,
  MeterNo,
  Nullable,
  OneOf,
  RequestKey,
  Unit,
} from '../application/schema.ts';
import { CardView, cardView } from '../card/schema.ts';
import { Told } from '../meter-stock/told.ts';
import { closeComplaint, decideEnergy } from './decide.ts';
import type { ComplaintDesk } from './desk.ts';
import { complaintDetail } from './detail.ts';
import { enterComplaint } from './enter.ts';
import { listComplaints } from './list.ts';
import { complaintKinds, energyStates, progresses } from './model.ts';
import { previewReplacement } from './preview.ts';
import { ComplaintBody, DecisionBody, orderOf } from './schema.ts';
import { findComplaint } from './store.ts';
import {
  ComplaintView,
  complaintView,
  OpenCreditView,
  openCreditView,
  TokensView,
  warningsOf,
} from './view.ts';

export interface ComplaintRoutesOptions extends ComplaintDesk {
  readonly now: () => Date;
}

const common = { tags: ['ap2t'], security: [{ accessKey: [] }] };
const enter = { permission: 'complaint.enter' } as const;
const view = { permission: 'application.view' } as const;
const answers = problemResponses(400, 401, 403, 404, 409, 422);
const params = Type.Object({ agendaNo: AgendaNo });
const path = '/api/v1/complaints';
const usualLimit = 50;

const Detail = Type.Object({ complaint: ComplaintView, ...TokensView });

/** /api/v1/complaints: entered and done in one request, listed, looked at, decided about. */
export function complaintRoutes(http: HttpServer, options: ComplaintRoutesOptions): void {
  enterRoute(http, options);
  listRoute(http, options);
  detailRoute(http, options);
  previewRoute(http, options);
  decideRoutes(http, options);
}

function enterRoute(http: HttpServer, options: ComplaintRoutesOptions): void {
  const schema = {
    ...{ ...common, summary: 'Enter a complaint (pengaduan), and do all that it asks for' },
    description:
      'The answer waits a moment for the tokens. Their digits are told to callers who may see them; for the others, and when they are not there yet, `digits` is null or short, and the live feed tells.',
    ...{ headers: RequestKey, body: ComplaintBody },
    response: {
      201: Type.Object({
        complaint: ComplaintView,
        ...TokensView,
        openCredits: Type.Array(OpenCreditView, {
          description:
            'Credits left with a replaced meter, of which nobody knows whether they were entered',
        }),
        warnings: Type.Array(Told, { description: 'What must be looked after' }),
      }),
      ...answers,
    },
  };
  http.post(path, { schema, config: enter }, async (request, reply) => {
    const caller = callerOf(request);
    const requestKey = request.headers['idempotency-key'];
    const asked = { caller, requestKey, at: options.now() };
    const { complaint, left } = await enterComplaint(options, orderOf(request.body), asked);
    const { agendaNo, meterNo, kind } = complaint;
    if (kind !== 'other') await options.waitForTokens(agendaNo, options.rules.waitMs);
    const detail = await complaintDetail(options, agendaNo, asked, true);
    const openCredits = left.map(openCreditView);
    return reply.code(201).send({ ...detail, openCredits, warnings: warningsOf(meterNo, left) });
  });
}

function listRoute(http: HttpServer, { database }: ComplaintRoutesOptions): void {
  const schema = {
    ...{ ...common, summary: 'Complaints, the newest first' },
    querystring: Type.Object(
      {
        unit: Type.Optional(Unit),
        kind: Type.Optional(OneOf(complaintKinds)),
        idpel: Type.Optional(Idpel),
        meterNo: Type.Optional(MeterNo),
        energyState: Type.Optional(OneOf(energyStates)),
        progress: Type.Optional(OneOf(progresses)),
        after: Type.Optional(Type.String({ pattern: '^[0-9]{1,15}-[0-9]{18}$' })),
        limit: Type.Optional(Type.Integer({ minimum: 1, maximum: 200 })),
      },
      { additionalProperties: false },
    ),
    response: {
      200: Type.Object({ complaints: Type.Array(ComplaintView), next: Nullable(Type.String()) }),
      ...problemResponses(400, 401, 403),
    },
  };
  http.get(path, { schema, config: view }, async (request) => {
    const caller = callerOf(request);
    const { limit = usualLimit, ...filter } = request.query;
    if (filter.unit !== undefined) assertUnit(caller, filter.unit);
    const page = await listComplaints(database, caller.units, filter, limit);
    return { complaints: page.complaints.map(complaintView), next: page.next };
  });
}

function detailRoute(http: HttpServer, options: ComplaintRoutesOptions): void {
  const schema = {
    ...{ ...common, summary: 'A complaint with its tokens', params },
    querystring: Type.Object(
      {
        digits: Type.Optional(
          Type.Boolean({ description: 'Tell the digits, too: token.see-digits; is put on record' }),
        ),
      },
      { additionalProperties: false },
    ),
    response: { 200: Detail, ...problemResponses(400, 401, 403, 404) },
  };
  http.get(`${path}/:agendaNo`, { schema, config: view }, async (request) => {
    const caller = callerOf(request);
    const { agendaNo } = request.params;
    const { digits = false } = request.query;
    const { unit } = await findComplaint(options.database, agendaNo);
    assertUnit(caller, unit);
    if (digits && !callerMay(caller, 'token.see-digits')) throw new SetrumError('SETRUM_FORBIDDEN');
    return complaintDetail(options, agendaNo, { caller, at: options.now() }, digits);
  });
}

function previewRoute(http: HttpServer, options: ComplaintRoutesOptions): void {
  const schema = {
    ...{ ...common, summary: 'What a replacement of a meter would move' },
    params: Type.Object({ idpel: Idpel }),
    response: {
      200: Type.Object({
        idpel: Type.String(),
        meterNo: Nullable(Type.String()),
        product: Type.String(),
        phases: Nullable(Type.Integer()),
        cards: Type.Array(CardView),
        openCredits: Type.Array(OpenCreditView),
        instalmentLeftCents: Type.Integer(),
        compensations: Type.Integer(),
        decideAboveDkwh: Type.Integer({ description: 'More needs a second person' }),
        mostDkwh: Type.Integer(),
      }),
      ...problemResponses(400, 401, 403, 404, 409),
    },
  };
  const route = '/api/v1/customers/:idpel/meter-replacement';
  http.get(route, { schema, config: enter }, async (request) => {
    const preview = await previewReplacement(options, request.params.idpel, callerOf(request));
    const { customer, cards, openCredits, instalmentLeftCents, compensations, rules } = preview;
    const { idpel, meterNo, product, phases } = customer;
    const waiting = await waitingOnCards(options.database, cards);
    return {
      ...{ idpel, meterNo, product, phases, instalmentLeftCents, compensations },
      cards: cards.map((card) => cardView(card, waiting)),
      openCredits: openCredits.map(openCreditView),
      ...{ decideAboveDkwh: rules.decideAboveDkwh, mostDkwh: rules.mostDkwh },
    };
  });
}

function decideRoutes(http: HttpServer, options: ComplaintRoutesOptions): void {
  const { now } = options;
  const decide = {
    ...{ ...common, summary: 'Decide about credit that was too much for one person to say' },
    ...{ params, body: DecisionBody, response: { 200: Detail, ...answers } },
  };
  const config = { permission: 'compensation.decide' } as const;
  http.post(`${path}/:agendaNo/energy-decision`, { schema: decide, config }, async (request) => {
    const asked = { caller: callerOf(request), at: now() };
    const { decision, energyDkwh = null, reason = null } = request.body;
    const order = { ...request.params, decision, energyDkwh, reason };
    const { agendaNo } = await decideEnergy(options, order, asked);
    if (decision === 'approve') await options.waitForTokens(agendaNo, options.rules.waitMs);
    return complaintDetail(options, agendaNo, asked, false);
  });
  const close = {
    ...{ ...common, summary: 'Close a complaint that needs no token', params },
    response: { 200: Detail, ...answers },
  };
  http.post(`${path}/:agendaNo/close`, { schema: close, config: enter }, async (request) => {
    const asked = { caller: callerOf(request), at: now() };
    const { agendaNo } = await closeComplaint(options, request.params.agendaNo, asked);
    return complaintDetail(options, agendaNo, asked, false);
  });
}
