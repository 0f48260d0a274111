import { SetrumError } from '@setrum/errors';
import { Type } from 'typebox';
import { assertUnit, type Caller, callerOf } from '../../identity/index.ts';
import { type Database, type HttpServer, problemResponses } from '../../platform/index.ts';
import { AgendaNo, RequestKey } from '../application/schema.ts';
import { findApplication } from '../application/store.ts';
import { customerOf } from '../customer/find.ts';
import { pdlOf } from '../pdl/find.ts';
import { migrationOf } from '../pdl/migration.ts';
import { migrates } from '../pdl/propose.ts';
import { settlementOf } from './find.ts';
import { PayoutService } from './payout.ts';
import { planSettlement, type UjlPorts } from './plan.ts';
import { plannedView, postedView, SettlementView } from './view.ts';

const Verdict = Type.Union([
  Type.Object(
    {
      decision: Type.Literal('approved'),
      bankReference: Type.String({
        pattern: '^[\\x21-\\x7e]([\\x20-\\x7e]{0,63})$',
        description: "The bank's reference of what was paid out",
      }),
    },
    { additionalProperties: false },
  ),
  Type.Object({ decision: Type.Literal('rejected') }, { additionalProperties: false }),
]);

export interface UjlRouteOptions {
  readonly database: Database;
  readonly now: () => Date;
  readonly ports: UjlPorts;
}

const path = '/api/v1/applications/:agendaNo/ujl-settlement';
const common = {
  tags: ['ap2t'],
  security: [{ accessKey: [] }],
  params: Type.Object({ agendaNo: AgendaNo }),
};

/** The settlement of a security deposit at a migration: how it stands, and what is over as cash. */
export function ujlRoutes(http: HttpServer, { database, now, ports }: UjlRouteOptions): void {
  const payouts = new PayoutService(database, ports);
  const show = {
    ...{ ...common, summary: 'What a deposit (UJL) came to at a migration, or would come to now' },
    response: { 200: SettlementView, ...problemResponses(400, 401, 403, 404) },
  };
  const view = { permission: 'application.view' } as const;
  http.get(path, { schema: show, config: view }, (request) =>
    stands(database, ports, request.params.agendaNo, callerOf(request)),
  );
  const ask = {
    ...{ ...common, summary: 'Ask for what is over as cash; its token is taken back' },
    headers: RequestKey,
    response: { 200: SettlementView, ...problemResponses(400, 401, 403, 404, 409) },
  };
  const may = { permission: 'application.enter' } as const;
  http.post(`${path}/cash-request`, { schema: ask, config: may }, async (request) => {
    const { agendaNo } = request.params;
    const requestKey = request.headers['idempotency-key'];
    const order = { agendaNo, requestKey, caller: callerOf(request), at: now() };
    return postedView(await payouts.request(order));
  });
  const decide = {
    ...{ ...common, summary: "Decide somebody else's request for cash", body: Verdict },
    response: { 200: SettlementView, ...problemResponses(400, 401, 403, 404, 409) },
  };
  const decides = { permission: 'compensation.decide' } as const;
  http.post(`${path}/cash-decision`, { schema: decide, config: decides }, async (request) => {
    const { agendaNo } = request.params;
    const order = { agendaNo, caller: callerOf(request), at: now(), verdict: request.body };
    return postedView(await payouts.decide(order));
  });
}

/** As posted; before that, what the PDL as entered would come to now. */
async function stands(database: Database, ports: UjlPorts, agendaNo: string, caller: Caller) {
  const application = await findApplication(database, agendaNo);
  assertUnit(caller, application.unit);
  const settlement = await settlementOf(database, agendaNo);
  if (settlement !== null) return postedView(settlement);
  const pdl = await pdlOf(database, agendaNo);
  const customer = await customerOf(database, application.idpel);
  if (pdl === null || customer === null || !migrates({ application, customer }))
    throw new SetrumError('SETRUM_UJL_SETTLEMENT_NONE', { agendaNo });
  const migration = await migrationOf(database, pdl, customer);
  return plannedView(agendaNo, await planSettlement(database, migration, ports, false));
}
