import { Type } from 'typebox';
import { callerOf } from '../../identity/index.ts';
import { type Database, type HttpServer, problemResponses } from '../../platform/index.ts';
import { products } from '../partner/model.ts';
import { common, listOf, PartnerId } from '../partner/schema.ts';
import { Day } from '../settlement/schema.ts';
import { journal } from './journal.ts';
import { traceSale } from './trace.ts';
import { traceJson } from './trace-json.ts';
import { TraceBody } from './trace-schema.ts';

const OrNull = Type.Union([Type.String(), Type.Null()]);
const CentsOrNull = Type.Union([Type.Integer({ description: 'Rupiah x 100' }), Type.Null()]);
const Product = Type.Enum([products.postpaid, products.prepaid, products.nonTaglis]);
const Status = Type.Enum(['sold', 'taken-back', 'declined']);

const Line = Type.Object({
  product: Product,
  reference: Type.String(),
  requestKey: Type.String(),
  at: Type.String(),
  subject: OrNull,
  idpel: OrNull,
  name: OrNull,
  partnerId: Type.String(),
  partnerName: Type.String(),
  counterId: OrNull,
  channel: OrNull,
  amountCents: CentsOrNull,
  adminCents: CentsOrNull,
  energyDkwh: Type.Union([Type.Integer({ description: 'Tenths of a kWh' }), Type.Null()]),
  status: Status,
  code: Type.Union([Type.String(), Type.Null()], { description: 'Of a decline' }),
});

/** The day's requests of all partners, and the whole trace of a sale. A partner's people see their own day. */
export function traceRoutes(http: HttpServer, database: Database): void {
  const list = {
    ...common,
    summary: 'The requests of a day (WIB) and what became of them, the newest first',
    querystring: Type.Object(
      {
        day: Day,
        partnerId: Type.Optional(PartnerId),
        product: Type.Optional(Product),
        status: Type.Optional(Status),
        after: Type.Optional(
          Type.String({ maxLength: 80, description: 'at,reference of the last line told' }),
        ),
        limit: Type.Integer({ minimum: 1, maximum: 500, default: 100 }),
      },
      { additionalProperties: false },
    ),
    response: {
      200: Type.Object({ lines: listOf(Line) }),
      ...problemResponses(400, 401, 403, 503),
    },
  };
  http.get(
    '/api/v1/sale-journal',
    { schema: list, config: { permission: 'sale.view' } },
    async (request) => {
      const {
        partnerId: asked = null,
        product = null,
        status = null,
        after = null,
      } = request.query;
      const { day, limit } = request.query;
      const partnerId = callerOf(request).seller?.partnerId ?? asked;
      return {
        lines: await journal(database, { day, partnerId, product, status, after, limit }),
      };
    },
  );
  const trace = {
    ...common,
    summary:
      'Everything on record about a sale: message, postings, tokens, card, acknowledgements; no token is told',
    params: Type.Object({ reference: Type.String({ pattern: '^[0-9A-Fa-f]{32}$' }) }),
    response: { 200: TraceBody, ...problemResponses(400, 401, 403, 404, 503) },
  };
  http.get(
    '/api/v1/sales/:reference/trace',
    { schema: trace, config: { permission: 'ledger.view' } },
    async (request) => traceJson(await traceSale(database, request.params.reference)),
  );
}
