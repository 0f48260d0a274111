import { SetrumError } from '@setrum/errors';
import { Type } from 'typebox';
import { callerOf } from '../../identity/index.ts';
import { type Database, type HttpServer, problemResponses } from '../../platform/index.ts';
import { products } from '../partner/model.ts';
import { common, listOf } from '../partner/schema.ts';
import { findSales } from './find.ts';
import { readSaleKey, referenceKey } from './key.ts';
import { mostFound } from './model.ts';
import { traceRoutes } from './trace-routes.ts';

const Text = Type.String();
const orNull = (description?: string) =>
  Type.Union([Type.String(), Type.Null()], description === undefined ? {} : { description });
const Cents = Type.Integer({ description: 'Rupiah x 100' });

const SaleView = Type.Object({
  product: Type.Enum([products.postpaid, products.prepaid, products.nonTaglis]),
  reference: Type.String({ description: '32 hex digits, as on the receipt' }),
  requestKey: Text,
  at: Text,
  subject: Type.String({ description: 'Meter number, IDPEL or registration number' }),
  idpel: orNull(),
  name: Text,
  partnerId: Text,
  partnerName: Text,
  counterId: orNull(),
  amountCents: Cents,
  adminCents: Cents,
  totalCents: Cents,
  energyDkwh: Type.Union([Type.Integer({ description: 'Tenths of a kWh' }), Type.Null()]),
  takenBackAt: orNull('Refunded or reversed; null: it stands'),
});

const config = { permission: 'sale.view' } as const;

/** GET /api/v1/sales and /api/v1/sales/{reference}: sales by what somebody has of them, without tokens. A partner's people see their own. */
export function saleRoutes(http: HttpServer, database: Database): void {
  traceRoutes(http, database);
  const list = {
    ...common,
    summary:
      'Sales by a reference, a request key, or a number of a meter, an IDPEL or a registration',
    querystring: Type.Object(
      {
        q: Type.String({ minLength: 1, maxLength: 80 }),
        limit: Type.Optional(Type.Integer({ minimum: 1, maximum: mostFound })),
      },
      { additionalProperties: false },
    ),
    response: {
      200: Type.Object({ sales: listOf(SaleView) }),
      ...problemResponses(400, 401, 403, 503),
    },
  };
  http.get('/api/v1/sales', { schema: list, config }, async (request) => {
    const key = readSaleKey(request.query.q);
    if (key === null) return { sales: [] };
    const partnerId = callerOf(request).seller?.partnerId ?? null;
    return { sales: await findSales(database, key, partnerId, request.query.limit) };
  });
  const one = {
    ...common,
    summary: 'A sale by its reference, without its tokens',
    params: Type.Object({ reference: Type.String({ pattern: '^[0-9A-Fa-f]{32}$' }) }),
    response: { 200: SaleView, ...problemResponses(400, 401, 403, 404, 503) },
  };
  http.get('/api/v1/sales/:reference', { schema: one, config }, async (request) => {
    const { reference } = request.params;
    const partnerId = callerOf(request).seller?.partnerId ?? null;
    const [sale] = await findSales(database, referenceKey(reference), partnerId, 1);
    if (sale === undefined) throw new SetrumError('SETRUM_SALE_UNKNOWN', { reference });
    return sale;
  });
}
