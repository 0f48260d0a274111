import type { Readable } from 'node:stream';
import { SetrumError } from '@setrum/errors';
import { type Static, Type } from 'typebox';
import { assertUnit, callerOf } from '../../identity/index.ts';
import {
  type CsvCell,
  csvStream,
  type Database,
  type HttpServer,
  problemResponses,
} from '../../platform/index.ts';
import { everyMeter, listMeters, type StockQuery } from './list.ts';
import type { StockMeter } from './model.ts';
import {
  common,
  Kind,
  Meter,
  MeterNo,
  ModelId,
  MovementBody,
  meterJson,
  movementJson,
  State,
  Unit,
} from './schema.ts';
import { findMeter, movementsOf } from './store.ts';

const config = { permission: 'meter-stock.view' } as const;

const Filters = Type.Object({
  unit: Type.Optional(Unit),
  state: Type.Optional(State),
  kind: Type.Optional(Kind),
  modelId: Type.Optional(ModelId),
  q: Type.Optional(
    Type.String({
      minLength: 1,
      maxLength: 20,
      description: 'Beginning of a meter number or factory number',
    }),
  ),
});
const limit = Type.Optional(Type.Integer({ minimum: 1, maximum: 200, default: 50 }));

/** GET /api/v1/meter-stock, its CSV, and one meter with its history. */
export function listRoutes(http: HttpServer, database: Database): void {
  const list = {
    ...common,
    summary: 'Meters of the caller’s units and of the central store, by number',
    querystring: Type.Object({
      ...Filters.properties,
      after: Type.Optional(MeterNo),
      limit,
    }),
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

  const csv = {
    ...common,
    summary:
      'The same as CSV, without an end; cells that a spreadsheet would take for formulas are guarded',
    querystring: Type.Object({
      ...Filters.properties,
      delimiter: Type.Optional(Type.Union([Type.Literal(','), Type.Literal(';')])),
    }),
    response: {
      200: Type.Unsafe<Readable>({ type: 'string' }),
      ...problemResponses(400, 401, 403),
    },
  };
  http.get('/api/v1/meter-stock/export', { schema: csv, config }, async (request, reply) => {
    const { delimiter = ',' } = request.query;
    const rows = rowsOf(everyMeter(database, queryOf(request.query), callerOf(request)));
    return reply
      .type('text/csv; charset=utf-8')
      .header('content-disposition', 'attachment; filename="meter-stock.csv"')
      .send(csvStream(exportColumns, rows, { delimiter }));
  });
  meterRoute(http, database);
}

function meterRoute(http: HttpServer, database: Database): void {
  const one = {
    ...common,
    summary: 'A meter and its movements, the newest first',
    params: Type.Object({ meterNo: MeterNo }),
    querystring: Type.Object({
      before: Type.Optional(Type.Integer({ minimum: 1, maximum: 2 ** 31 - 1 })),
      limit,
    }),
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

function queryOf(filters: Static<typeof Filters>): StockQuery {
  const { unit = null, state = null, kind = null, modelId = null, q = null } = filters;
  return { unit, state, kind, modelId, q };
}

/** The columns of an import first, so that an export can be imported elsewhere once the others are taken out. */
const exportColumns = [
  ...['meter_no', 'model', 'factory_no', 'sgc', 'krn', 'ti', 'ken', 'key_type', 'ea', 'dkga'],
  ...['kct_count', 'base_date', 'unit', 'state', 'agenda_no', 'idpel', 'brand', 'type', 'kind'],
  ...['received_at', 'changed_at'],
];

async function* rowsOf(meters: AsyncIterable<StockMeter>): AsyncGenerator<CsvCell[]> {
  for await (const { sts, ...meter } of meters) {
    yield [
      ...[meter.meterNo, meter.modelId, meter.factoryNo],
      ...[sts?.sgc ?? null, sts?.krn ?? null, sts?.ti ?? null, sts?.ken ?? null],
      ...[sts?.keyType ?? null, sts?.ea ?? null, sts?.dkga ?? null],
      ...[sts?.kctCount ?? null, sts?.baseDate ?? null],
      ...[meter.unit, meter.state, meter.agendaNo, meter.idpel],
      ...[meter.brand, meter.type, meter.kind],
      ...[meter.receivedAt.toISOString(), meter.changedAt.toISOString()],
    ];
  }
}
