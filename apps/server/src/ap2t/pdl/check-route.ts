import { Type } from 'typebox';
import { assertUnit, callerOf } from '../../identity/index.ts';
import { type HttpServer, inTransaction, problemResponses } from '../../platform/index.ts';
import { AgendaNo } from '../application/schema.ts';
import { findApplication } from '../application/store.ts';
import { checkEntry } from './check.ts';
import { pdlFacts } from './facts.ts';
import { proposePdl } from './propose.ts';
import type { PdlRouteOptions } from './routes.ts';
import { PdlInput } from './schema.ts';
import { DiscrepancyView } from './view.ts';

/** POST /api/v1/applications/{agendaNo}/pdl-check: what would be said of an entry as it is typed; nothing is kept. */
export function pdlCheckRoute(http: HttpServer, { database, now, meterOf }: PdlRouteOptions): void {
  const schema = {
    summary: 'Check a PDL before it is entered: errors refuse it, warnings go to the checker',
    ...{ tags: ['ap2t'], security: [{ accessKey: [] }] },
    params: Type.Object({ agendaNo: AgendaNo }),
    body: PdlInput,
    response: {
      200: Type.Object({ discrepancies: Type.Array(DiscrepancyView) }),
      ...problemResponses(400, 401, 403, 404, 409),
    },
  };
  const path = '/api/v1/applications/:agendaNo/pdl-check';
  const config = { permission: 'pdl.enter' } as const;
  http.post(path, { schema, config }, async (request) => {
    const application = await findApplication(database, request.params.agendaNo);
    assertUnit(callerOf(request), application.unit);
    return inTransaction(database, async (transaction) => {
      const facts = await pdlFacts(transaction, application, meterOf, now());
      const { discrepancies } = checkEntry(proposePdl(facts), request.body, facts);
      return { discrepancies: [...discrepancies] };
    });
  });
}
