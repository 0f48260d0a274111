import type { Readable } from 'node:stream';
import { Type } from 'typebox';
import { callerOf } from '../../identity/index.ts';
import {
  type CsvCell,
  csvStream,
  type Database,
  type HttpServer,
  problemResponses,
} from '../../platform/index.ts';
import { Filters, queryOf } from './filters.ts';
import { everyMeter } from './list.ts';
import type { StockMeter } from './model.ts';
import { closed, common } from './schema.ts';

const config = { permission: 'meter-stock.view' } as const;

/** GET /api/v1/meter-stock/export: what the list shows, as CSV. */
export function exportRoutes(http: HttpServer, database: Database): void {
  const csv = {
    ...common,
    summary:
      'The same as CSV, without an end; cells that a spreadsheet would take for formulas are guarded',
    querystring: Type.Object(
      {
        ...Filters.properties,
        delimiter: Type.Optional(Type.Union([Type.Literal(','), Type.Literal(';')])),
      },
      closed,
    ),
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
