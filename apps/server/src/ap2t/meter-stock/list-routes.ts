import { SetrumError } from '@setrum/errors';
import { Type } from 'typebox';
import { assertUnit, callerOf } from '../../identity/index.ts';
import { type Database, type HttpServer, problemResponses } from '../../platform/index.ts';
import { Meter, MovementBody, meterJson, movementJson } from './answers.ts';
import { Filters, queryOf } from './filters.ts';
import { movementsOf } from './history.ts';
import { listMeters } from './list.ts';
import { closed, common, MeterNo } from './schema.ts';
import { findMeter } from './store.ts';

const config = { permission: 'meter-stock.view' } as const;
const limit = Type.Optional(Type.Integer({ minimum: 1, maximum: 200, default: 50 }));

/** GET /api/v1/meter-stock, and one meter with its history. */
export function listRoutes(http: HttpServer, database: Database): void {
  const list = {
    ...common,
    summary: 'Meters of the caller’s units and of the central store, by number',
    querystring: Type.Object(
      {
        ...Filters.properties,
        after: Type.Optional(MeterNo),
        limit,
      },
      closed,
    ),
    response: {
      200: Type.Object({
        meters: Type.Array(Meter),
        next: Type.Union([Type.String(), Type.Null()], {
          description: 'Give it as `after` for the next page; null: this is the last',
        }),
      }),
      ...problemResponses(400, 401, 403),
    },
  };
  http.get('/api/v1/meter-stock', { schema: list, config }, async (request) => {
    const { after = null, limit: most = 50 } = request.query;
    const query = queryOf(request.query);
    const meters = await listMeters(database, query, { after, limit: most }, callerOf(request));
    const last = meters.length < most ? null : (meters.at(-1)?.meterNo ?? null);
    return { meters: meters.map(meterJson), next: last };
  });
  meterRoute(http, database);
}

function meterRoute(http: HttpServer, database: Database): void {
  const one = {
    ...common,
    summary: 'A meter and its movements, the newest first',
    params: Type.Object({ meterNo: MeterNo }),
    querystring: Type.Object(
      {
        before: Type.Optional(Type.Integer({ minimum: 1, maximum: 2 ** 31 - 1 })),
        limit,
      },
      closed,
    ),
    response: {
      200: Type.Object({ meter: Meter, movements: Type.Array(MovementBody) }),
      ...problemResponses(400, 401, 403, 404),
    },
  };
  http.get('/api/v1/meter-stock/:meterNo', { schema: one, config }, async (request) => {
    const { meterNo } = request.params;
    const { before = null, limit: most = 50 } = request.query;
    const meter = await findMeter(database, meterNo);
    if (meter === null) throw new SetrumError('SETRUM_METER_UNKNOWN_IN_STOCK', { meterNo });
    if (meter.unit !== null) assertUnit(callerOf(request), meter.unit);
    const movements = await movementsOf(database, meterNo, { before, limit: most });
    return { meter: meterJson(meter), movements: movements.map(movementJson) };
  });
}
