import { Type } from 'typebox';
import { assertUnit, callerOf } from '../../identity/index.ts';
import { type Database, type HttpServer, problemResponses } from '../../platform/index.ts';
import { noteView } from '../../profile/index.ts';
import { requestView } from '../token-request/schema.ts';
import type { VoltageLimits } from './rows.ts';
import { LoadProfileAnswer } from './schema.ts';
import { loadProfile } from './service.ts';

/** GET /api/v1/meters/{meterNo}/load-profile: figure 3-3 of the SOP, for staff. */
export function loadProfileRoutes(
  http: HttpServer,
  database: Database,
  { limits, now }: { readonly limits: VoltageLimits; readonly now: () => Date },
): void {
  const schema = {
    summary: 'Load profile by meter number',
    tags: ['ap2t'],
    security: [{ accessKey: [] }],
    params: Type.Object({ meterNo: Type.String({ pattern: '^[0-9]{11}([0-9]{2})?$' }) }),
    querystring: Type.Object(
      { months: Type.Optional(Type.Integer({ minimum: 1, maximum: 120, default: 12 })) },
      { additionalProperties: false },
    ),
    response: { 200: LoadProfileAnswer, ...problemResponses(400, 401, 403, 404) },
  };
  http.get(
    '/api/v1/meters/:meterNo/load-profile',
    { schema, config: { permission: 'profile.view' } },
    async (request) => {
      const { meterNo } = request.params;
      const caller = callerOf(request);
      const profile = await loadProfile(database, meterNo, limits, request.query.months);
      assertUnit(caller, profile.supplyPoint.unit);
      await noteView(database, caller, { kind: 'meter', subject: meterNo, meters: 1 }, now());
      return {
        ...profile,
        meters: [...profile.meters],
        months: profile.months.map((month) => ({ ...month, variants: [...month.variants] })),
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
