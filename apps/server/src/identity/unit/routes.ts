import { Type } from 'typebox';
import { type Database, type HttpServer, problemResponses } from '../../platform/index.ts';
import { assertUnit, coversUnit } from '../permission/caller.ts';
import { callerOf } from '../permission/install.ts';
import { common, Limit, orNull, UnitCode } from '../schema.ts';
import { keepingRoutes } from './keeping-routes.ts';
import { byUnit, path, UnitBody } from './schema.ts';
import { listUnits, unitOf } from './store.ts';

/** The utility's units: read by all who work with them, within their own scope; kept by administrators. */
export function unitRoutes(http: HttpServer, database: Database, now: () => Date): void {
  const list = {
    ...common,
    summary: "The units of one's scope, in the order of their codes",
    querystring: Type.Object({ after: Type.Optional(UnitCode), limit: Limit }),
    response: {
      200: Type.Object({ units: Type.Array(UnitBody), next: orNull(UnitCode) }),
      ...problemResponses(400, 401, 403),
    },
  };
  http.get(path, { schema: list, config: { permission: 'unit.view' } }, async (request) => {
    const { after = null, limit } = request.query;
    const caller = callerOf(request);
    const page = await listUnits(database, { after, limit });
    const next = page.length < limit ? null : (page.at(-1)?.unit ?? null);
    return { units: page.filter(({ unit }) => coversUnit(caller, unit)), next };
  });
  const show = {
    ...common,
    summary: 'One unit',
    params: byUnit,
    response: { 200: UnitBody, ...problemResponses(400, 401, 403, 404) },
  };
  const viewed = { schema: show, config: { permission: 'unit.view' } } as const;
  http.get(`${path}/:unit`, viewed, async (request) => {
    const found = await unitOf(database, request.params.unit);
    assertUnit(callerOf(request), found.unit);
    return found;
  });
  keepingRoutes(http, database, now);
}
