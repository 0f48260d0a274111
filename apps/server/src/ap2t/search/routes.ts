import type { Readable } from 'node:stream';
import { Type } from 'typebox';
import { type Caller, callerOf, personalView } from '../../identity/index.ts';
import { csvStream, type HttpServer, problemResponses } from '../../platform/index.ts';
import { Nullable, OneOf } from '../application/schema.ts';
import { type Found, mostHits, searchKinds } from './model.ts';
import type { SearchService } from './service.ts';

const Text = Type.String();

const FoundView = Type.Object({
  kind: OneOf(searchKinds),
  id: Type.String({ description: 'IDPEL, agenda number or meter number, by the kind' }),
  idpel: Nullable(Text),
  agendaNo: Nullable(Text),
  registrationNo: Nullable(Text),
  meterNo: Nullable(Text),
  name: Nullable(Text),
  address: Nullable(Type.String({ description: 'Masked for those who may not see it' })),
  unit: Nullable(Text),
  state: Text,
  tariff: Nullable(Text),
  powerVa: Nullable(Type.Integer()),
});

const Query = Type.Object(
  {
    q: Type.String({
      minLength: 1,
      maxLength: 80,
      description:
        'Words of a name or an address in any order, each whole or begun; or a number, whole or begun with five digits and more',
    }),
    kind: Type.Optional(OneOf(searchKinds)),
    limit: Type.Optional(Type.Integer({ minimum: 1, maximum: mostHits })),
  },
  { additionalProperties: false },
);

const columns = [
  ...(['kind', 'id', 'idpel', 'agendaNo', 'registrationNo', 'meterNo', 'name'] as const),
  ...(['address', 'unit', 'state', 'tariff', 'powerVa'] as const),
];

/** GET /api/v1/search and /api/v1/search/export: one box for customers, applications and meters, in the caller's units. */
export function searchRoutes(http: HttpServer, search: SearchService): void {
  const config = { permission: 'customer.view' } as const;
  const common = { tags: ['ap2t'], security: [{ accessKey: [] }], querystring: Query };
  const find = {
    ...{ ...common, summary: 'Search customers, applications and meters' },
    response: {
      200: Type.Object({
        found: Type.Array(FoundView, { description: 'The best first' }),
        more: Type.Boolean({ description: 'There are more than were asked for' }),
        corrected: Nullable(
          Type.String({ description: 'Nothing was found as typed; this was looked for instead' }),
        ),
      }),
      ...problemResponses(400, 401, 403, 503),
    },
  };
  http.get('/api/v1/search', { schema: find, config }, async (request) => {
    const caller = callerOf(request);
    const { q, kind = null, limit = mostHits } = request.query;
    const answer = await search.search({ q, kind, limit, caller });
    return { ...answer, found: answer.found.map((one) => viewOf(one, caller)) };
  });
  const file = {
    ...{ ...common, summary: 'What a search finds, as CSV' },
    response: {
      200: Type.Unsafe<Readable>({ type: 'string' }),
      ...problemResponses(400, 401, 403, 503),
    },
  };
  http.get('/api/v1/search/export', { schema: file, config }, async (request, reply) => {
    const caller = callerOf(request);
    const { q, kind = null, limit = mostHits } = request.query;
    const { found } = await search.search({ q, kind, limit, caller });
    const rows = found.map((one) => rowOf(one, caller));
    return reply
      .type('text/csv; charset=utf-8')
      .header('content-disposition', 'attachment; filename="pencarian.csv"')
      .send(csvStream(columns, rows));
  });
}

function viewOf(found: Found, caller: Caller): Found {
  // What belongs to no unit has no address either.
  const personal = personalView(caller, found.unit ?? '');
  return { ...found, address: personal.address(found.address) };
}

/** What leaves the house as a file tells no names to those who have nothing to do there. */
function rowOf(found: Found, caller: Caller) {
  const view = viewOf(found, caller);
  const name = personalView(caller, found.unit ?? '').name(found.name);
  return columns.map((column) => (column === 'name' ? name : view[column]));
}
