import type { Readable } from 'node:stream';
import { type Static, Type } from 'typebox';
import { metersOfCustomer } from '../../ap2t/index.ts';
import { type Caller, callerOf, personalView } from '../../identity/index.ts';
import {
  businessDayWindow,
  type CsvCell,
  csvStream,
  type Database,
  type HttpServer,
  problemResponses,
  wibDateTime,
} from '../../platform/index.ts';
import { askedPlace, noteView } from '../../profile/index.ts';
import { everyTwoWayPurchase, twoWayPurchases } from './list.ts';
import type { TwoWayQuery, TwoWayRow } from './model.ts';
import { FileQuery, ListAnswer, ListQuery, type TwoWayView } from './schema.ts';

const path = '/api/v1/monitoring/two-way';
const config = { permission: 'profile.view' } as const;
const common = { tags: ['profile'], security: [{ accessKey: [] }] };

/** GET /api/v1/monitoring/two-way and its export: Monitoring Transaksi Prabayar Dua Arah NFC (SOP figure 3-2). */
export function monitoringRoutes(http: HttpServer, database: Database, now: () => Date): void {
  const schema = {
    ...common,
    summary: 'Two-way prepaid purchases by unit, period, meter or customer, the latest first',
    querystring: ListQuery,
    response: { 200: ListAnswer, ...problemResponses(400, 401, 403, 404, 503) },
  };
  http.get(path, { schema, config }, async (request) => {
    const { after, limit = 50 } = request.query;
    const caller = callerOf(request);
    const query = await queryOf(database, caller, request.query);
    // One more than is shown tells whether there is another page.
    const before = after === undefined ? null : idOf(after);
    const found = await twoWayPurchases(database, query, { before, limit: limit + 1 });
    const rows = found.slice(0, limit).map(viewOf);
    const view = { kind: 'list', meters: rows.length, subject: subjectOf(request.query) } as const;
    await noteView(database, caller, view, now());
    return { rows, next: found.length > limit ? (rows.at(-1)?.reference ?? null) : null };
  });
  fileRoute(http, database, now);
}

function fileRoute(http: HttpServer, database: Database, now: () => Date): void {
  const schema = {
    ...common,
    summary: 'The same as CSV, without an end; names are masked for those who may not see them',
    querystring: FileQuery,
    response: {
      200: Type.Unsafe<Readable>({ type: 'string' }),
      ...problemResponses(400, 401, 403, 404, 503),
    },
  };
  http.get(`${path}/export`, { schema, config }, async (request, reply) => {
    const { delimiter = ',' } = request.query;
    const caller = callerOf(request);
    const query = await queryOf(database, caller, request.query);
    const subject = subjectOf(request.query);
    await noteView(database, caller, { kind: 'file', meters: 0, subject }, now());
    const rows = lines(everyTwoWayPurchase(database, query), caller);
    return reply
      .type('text/csv; charset=utf-8')
      .header('content-disposition', 'attachment; filename="transaksi-dua-arah.csv"')
      .send(csvStream(columns, rows, { delimiter }));
  });
}

type Filters = Partial<Omit<Static<typeof FileQuery>, 'delimiter'>>;

async function queryOf(
  database: Database,
  caller: Caller,
  { unit, from, until, meterNo, idpel, card }: Filters,
): Promise<TwoWayQuery> {
  const place = await askedPlace(database, caller, {
    ...{ unit: unit ?? null, feeder: null, transformer: null },
  });
  return {
    ...{ units: place.ulps, meterNo: meterNo ?? null, card: card ?? null },
    meterNos: idpel === undefined ? null : await metersOfCustomer(database, idpel),
    from: from === undefined ? null : businessDayWindow(from, null).from,
    until: until === undefined ? null : businessDayWindow(until, null).until,
  };
}

function subjectOf(query: Filters): string {
  const { unit, from, until, meterNo, idpel } = query;
  return meterNo ?? idpel ?? `two-way ${unit ?? '*'} ${from ?? ''}..${until ?? ''}`;
}

function idOf(reference: string): string {
  return reference.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5').toLowerCase();
}

function viewOf({ purchaseId, ...row }: TwoWayRow): Static<typeof TwoWayView> {
  return { ...row, reference: purchaseId.replaceAll('-', '').toUpperCase() };
}

const columns = [
  ...['waktu_wib', 'idpel', 'no_meter', 'nama', 'tarif', 'daya_va', 'unit', 'kwh', 'rupiah'],
  ...['referensi_token', 'bank', 'loket', 'kartu', 'dibatalkan', 'baca_terakhir', 'blth_terakhir'],
  'jumlah_tamper',
];

async function* lines(rows: AsyncIterable<TwoWayRow>, caller: Caller): AsyncGenerator<CsvCell[]> {
  for await (const row of rows) {
    const { reference } = viewOf(row);
    const personal = personalView(caller, row.unit);
    yield [
      ...[wibDateTime(new Date(row.at)), row.idpel, row.meterNo, personal.name(row.name)],
      ...[row.tariff, row.powerVa, row.unit, row.energyDkwh / 10, row.amountCents / 100],
      ...[reference, row.partnerName, row.counterId, row.cardUid, row.takenBack ? 'ya' : 'tidak'],
      ...[row.lastRead?.receivedAt ?? null, row.lastRead?.month ?? null],
      row.lastRead?.tamperMonths ?? null,
    ];
  }
}
