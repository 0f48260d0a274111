import { Type } from 'typebox';
import { callerOf, sellerOf } from '../../identity/index.ts';
import { type Database, type HttpServer, problemResponses } from '../../platform/index.ts';
import { products } from '../partner/model.ts';
import { common, listOf } from '../partner/schema.ts';
import { counterDay, counterToday, mostListed } from './service.ts';

const Product = Type.Enum([products.postpaid, products.prepaid, products.nonTaglis]);
const Cents = Type.Integer({ description: 'Rupiah x 100' });
const sums = { amountCents: Cents, adminCents: Cents, totalCents: Cents };

const Line = Type.Object({
  product: Product,
  requestKey: Type.String(),
  reference: Type.String(),
  at: Type.String(),
  subject: Type.String({ description: 'Meter number, IDPEL or registration number' }),
  name: Type.String(),
  ...sums,
  energyDkwh: Type.Union([Type.Integer(), Type.Null()]),
  takenBackAt: Type.Union([Type.String(), Type.Null()], {
    description: 'Refunded or reversed; null: it stands',
  }),
});

const DayBody = Type.Object({
  day: Type.String({ description: 'YYYY-MM-DD, WIB, from midnight to midnight' }),
  partnerId: Type.String(),
  counterId: Type.String(),
  lines: listOf(Line, { maxItems: mostListed }),
  products: listOf(Type.Object({ product: Product, count: Type.Integer(), ...sums })),
  count: Type.Integer({ description: 'Of all that stands, also of what is not listed' }),
  totalCents: Cents,
});

/** GET /api/v1/counter-day: what one's own counter has sold and collected on a day, without tokens. What the clerk counts the till by. */
export function counterDayRoutes(http: HttpServer, database: Database, now: () => Date): void {
  const schema = {
    ...common,
    summary: "What one's own counter took in on a day (WIB), and what must be in its till",
    querystring: Type.Object({
      day: Type.Optional(
        Type.String({
          pattern: '^20[0-9]{2}-[01][0-9]-[0-3][0-9]$',
          description: 'Today unless said',
        }),
      ),
    }),
    response: { 200: DayBody, ...problemResponses(400, 401, 403, 500, 503) },
  };
  http.get(
    '/api/v1/counter-day',
    { schema, config: { permission: 'sale.own' } },
    async (request) => {
      const { day = counterToday(now()) } = request.query;
      return counterDay(database, sellerOf(callerOf(request)), day);
    },
  );
}
