import { SetrumError } from '@setrum/errors';
import { Type } from 'typebox';
import { assertUnit, callerOf } from '../../identity/index.ts';
import {
  type AnyTransaction,
  type Database,
  type HttpServer,
  inTransaction,
  problemResponses,
} from '../../platform/index.ts';
import type { Application } from '../application/model.ts';
import { AgendaNo } from '../application/schema.ts';
import { findApplication } from '../application/store.ts';
import { checkEntry } from './check.ts';
import { type MeterLookup, pdlFacts } from './facts.ts';
import { pdlOf } from './find.ts';
import { proposePdl } from './propose.ts';
import { type PdlTold, PdlView, pdlView } from './view.ts';

export interface PdlRouteOptions {
  readonly database: Database;
  readonly now: () => Date;
  readonly meterOf: MeterLookup;
}

/** GET /api/v1/applications/{agendaNo}/pdl: what a PDL is proposed as, and what is on record. Its steps are those of the application. */
export function pdlRoutes(http: HttpServer, { database, now, meterOf }: PdlRouteOptions): void {
  const schema = {
    summary: 'The PDL of an application: proposal and record',
    tags: ['ap2t'],
    security: [{ accessKey: [] }],
    params: Type.Object({ agendaNo: AgendaNo }),
    response: { 200: PdlView, ...problemResponses(400, 401, 403, 404) },
  };
  http.get(
    '/api/v1/applications/:agendaNo/pdl',
    { schema, config: { permission: 'application.view' } },
    async (request) => {
      const caller = callerOf(request);
      const application = await findApplication(database, request.params.agendaNo);
      assertUnit(caller, application.unit);
      const told = await inTransaction(database, async (transaction) => ({
        ...(await proposalOf(transaction, application, meterOf, now())),
        pdl: await pdlOf(transaction, application.agendaNo),
      }));
      return pdlView(told, caller, application.unit);
    },
  );
}

const notYet: readonly string[] = ['SETRUM_PDL_NOT_REALISED', 'SETRUM_PDL_NOT_SIGNED'];

async function proposalOf(
  transaction: AnyTransaction,
  application: Application,
  meterOf: MeterLookup,
  at: Date,
): Promise<Pick<PdlTold, 'proposal' | 'discrepancies'>> {
  // What is live already is not proposed any more.
  if (application.state === 'posted') return { proposal: null, discrepancies: [] };
  try {
    const facts = await pdlFacts(transaction, application, meterOf, at);
    const proposal = proposePdl(facts);
    return { proposal, discrepancies: checkEntry(proposal, {}, facts).discrepancies };
  } catch (error) {
    if (!(error instanceof SetrumError) || !notYet.includes(error.code)) throw error;
    return { proposal: null, discrepancies: [] };
  }
}
