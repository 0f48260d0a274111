import type { Readable } from 'node:stream';
import { Type } from 'typebox';
import { assertUnit, type Caller, callerOf } from '../../identity/index.ts';
import {
  csvStream,
  type Database,
  type HttpServer,
  problemResponses,
} from '../../platform/index.ts';
import { type ApplicationFilter, listApplications } from './list.ts';
import { applicationKinds, applicationStates } from './model.ts';
import { Idpel, MeterNo, OneOf, Unit } from './schema.ts';
import { applicationView } from './view.ts';

/** What a list of applications can be narrowed by. */
export const FilterFields = {
  unit: Type.Optional(Unit),
  state: Type.Optional(OneOf(applicationStates)),
  kind: Type.Optional(OneOf(applicationKinds)),
  idpel: Type.Optional(Idpel),
  meterNo: Type.Optional(MeterNo),
  collectiveNo: Type.Optional(Type.String({ pattern: '^K[0-9]{15}$' })),
};

const columns = [
  ...(['agendaNo', 'kind', 'state', 'unit', 'idpel', 'name', 'address', 'product'] as const),
  ...(['tariff', 'powerVa', 'totalCents', 'registrationNo', 'sipExpiresOn', 'paidAt'] as const),
  ...(['meterNo', 'collectiveNo', 'madeBy', 'madeAt'] as const),
];
const pageRows = 500;
/** A longer list is a matter for a report, not for a spreadsheet. */
const mostRows = 100_000;

/** GET /api/v1/applications/export: what the list shows, as CSV; the newest 100,000 at most. */
export function exportRoute(http: HttpServer, database: Database): void {
  const schema = {
    ...{ summary: 'Applications as CSV', tags: ['ap2t'], security: [{ accessKey: [] }] },
    querystring: Type.Object(FilterFields, { additionalProperties: false }),
    response: {
      200: Type.Unsafe<Readable>({ type: 'string' }),
      ...problemResponses(400, 401, 403),
    },
  };
  const config = { permission: 'application.view' } as const;
  http.get('/api/v1/applications/export', { schema, config }, async (request, reply) => {
    const caller = callerOf(request);
    const filter = request.query;
    if (filter.unit !== undefined) assertUnit(caller, filter.unit);
    const file = csvStream(columns, rowsOf(database, caller, filter));
    return reply
      .type('text/csv; charset=utf-8')
      .header('content-disposition', 'attachment; filename="permohonan.csv"')
      .send(file);
  });
}

async function* rowsOf(database: Database, caller: Caller, filter: ApplicationFilter) {
  let after: string | undefined;
  for (let rows = 0; rows < mostRows; rows += pageRows) {
    const page = await listApplications(database, caller.units, { ...filter, after }, pageRows);
    for (const application of page.applications) {
      const { totalCents } = application.costs;
      const view = { ...applicationView(application, caller), totalCents };
      yield columns.map((column) => view[column]);
    }
    if (page.next === null) return;
    after = page.next;
  }
}
