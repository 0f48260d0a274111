import { Type } from 'typebox';
import { assertUnit, callerOf } from '../../identity/index.ts';
import { type Database, type HttpServer, problemResponses } from '../../platform/index.ts';
import { requestView } from '../token-request/schema.ts';
import { LoadProfileAnswer } from './schema.ts';
import { loadProfile } from './service.ts';

/** GET /api/v1/meters/{meterNo}/load-profile: figure 3-3 of the SOP, for staff. */
export function loadProfileRoutes(
  http: HttpServer,
  database: Database,
  lowVoltageLimitV: number,
): void {
  const schema = {
    summary: 'Load profile by meter number',
    tags: ['ap2t'],
    security: [{ accessKey: [] }],
    params: Type.Object({ meterNo: Type.String({ pattern: '^[0-9]{11}([0-9]{2})?$' }) }),
    response: { 200: LoadProfileAnswer, ...problemResponses(400, 401, 403, 404) },
  };
  http.get(
    '/api/v1/meters/:meterNo/load-profile',
    { schema, config: { permission: 'profile.view' } },
    async (request) => {
      const profile = await loadProfile(database, request.params.meterNo, lowVoltageLimitV);
      assertUnit(callerOf(request), profile.supplyPoint.unit);
      return {
        ...profile,
        months: [...profile.months],
        reports: [...profile.reports],
        tokens: [...profile.tokens],
        requests: profile.requests.map((asked) => ({
          ...requestView(asked),
          href: `/api/v1/token-requests?agendaNo=${asked.agendaNo}`,
        })),
      };
    },
  );
}
