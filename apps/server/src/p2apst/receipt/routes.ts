import type { Receipt } from '@setrum/receipt';
import { Type } from 'typebox';
import { type Caller, callerOf, sellerOf } from '../../identity/index.ts';
import { type Database, type HttpServer, problemResponses } from '../../platform/index.ts';
import type { SecurityModule } from '../../vending/index.ts';
import { common, listOf } from '../partner/schema.ts';
import { type Format, formats, type PaperColumns, type Printed, print } from './form.ts';
import { paymentReceipt } from './payment.ts';
import { listSales, purchaseReceipt } from './purchase.ts';
import { type Reprint, recordReprint } from './reprint.ts';

export interface ReceiptOptions {
  readonly database: Database;
  readonly securityModule: SecurityModule;
  readonly now: () => Date;
}

type Seller = NonNullable<Caller['seller']>;

const MeterNo = Type.String({ pattern: '^[0-9]{11}([0-9]{2})?$' });
const reference = /^[0-9A-F]{32}$/;
const Key = Type.Object({
  key: Type.String({
    pattern: '^[\\x21-\\x7e]{8,64}$',
    description: "The transaction's reference (32 hex digits), or one's own request key",
  }),
});
const form = {
  original: Type.Optional(
    Type.Boolean({
      description:
        'The first print, not marked CU: once for each transaction, for the counter that sold, by its own request key. Else it is marked all the same',
    }),
  ),
  format: Type.Optional(
    Type.Unsafe<Format>(Type.Union(formats.map((format) => Type.Literal(format)))),
  ),
  columns: Type.Optional(
    Type.Union([Type.Literal(32), Type.Literal(40), Type.Literal(48)], {
      description: 'Of the printer, for escpos; 48 unless said',
    }),
  ),
};
const SalesList = listOf(
  Type.Object({
    reference: Type.String(),
    purchasedAt: Type.String(),
    totalCents: Type.Integer({ description: 'Rupiah x 100' }),
    energyDkwh: Type.Integer({ description: 'Tenths of a kWh' }),
  }),
);

const printed = {
  200: {
    description: 'The receipt, marked CU (cetak ulang) unless it is the original',
    content: {
      'text/plain': { schema: Type.String() },
      'application/pdf': { schema: Type.String({ format: 'binary' }) },
      'application/octet-stream': { schema: Type.String({ format: 'binary' }) },
      'application/json': { schema: Type.Unknown() },
    },
  },
  ...problemResponses(400, 401, 403, 404, 409, 422, 500, 503),
};

/**
 * Reprints at any counter: GET /api/v1/receipts/purchases/{key} and /payments/{key}, and the last sales to a meter for customers who have
 * nothing left to show. What comes from here is on record before it is shown, and marked CU unless the counter that sold asks for the original, once.
 */
export function receiptRoutes(http: HttpServer, options: ReceiptOptions): void {
  purchaseRoute(http, options);
  paymentRoute(http, options);
  const list = {
    ...common,
    summary: 'The last ten sales to a meter, without tokens: for customers who lost their receipt',
    querystring: Type.Object({ meterNo: MeterNo }),
    response: { 200: Type.Object({ sales: SalesList }), ...problemResponses(400, 401, 403, 500) },
  };
  http.get(
    '/api/v1/receipts/purchases',
    { schema: list, config: { permission: 'receipt.print' } },
    async ({ query }) => {
      return { sales: await listSales(options.database, query.meterNo) };
    },
  );
}

function purchaseRoute(http: HttpServer, options: ReceiptOptions) {
  const { database, securityModule, now } = options;
  const purchase = {
    ...common,
    summary: 'The receipt of a purchase again. By reference: of any partner, meterNo is needed',
    params: Key,
    querystring: Type.Object({ meterNo: Type.Optional(MeterNo), ...form }),
    response: printed,
  };
  http.get(
    '/api/v1/receipts/purchases/:key',
    { schema: purchase, config: { permission: 'receipt.print' } },
    async (request, reply) => {
      const by = sellerOf(callerOf(request));
      const { key } = request.params;
      const { meterNo } = request.query;
      const name =
        meterNo !== undefined && reference.test(key)
          ? { meterNo, reference: key }
          : { partnerId: by.partnerId, requestKey: key };
      const receipt = await purchaseReceipt(database, securityModule, name, markOf(by, now()));
      const own = 'requestKey' in name;
      const found = { kind: 'purchase', subject: receipt.sale.meterNo, receipt, own } as const;
      const { type, body } = await printOnRecord(options, by, request.query, found);
      return reply.type(type).send(body);
    },
  );
}

function paymentRoute(http: HttpServer, options: ReceiptOptions) {
  const { database, now } = options;
  const payment = {
    ...common,
    summary: "The receipt of a payment again, by its reference or by one's own request key",
    params: Key,
    querystring: Type.Object(form),
    response: printed,
  };
  http.get(
    '/api/v1/receipts/payments/:key',
    { schema: payment, config: { permission: 'receipt.print' } },
    async (request, reply) => {
      const by = sellerOf(callerOf(request));
      const name = { partnerId: by.partnerId, key: request.params.key };
      const { subject, receipt } = await paymentReceipt(database, name, markOf(by, now()));
      const found = { kind: 'payment', subject, receipt, own: !reference.test(name.key) } as const;
      const { type, body } = await printOnRecord(options, by, request.query, found);
      return reply.type(type).send(body);
    },
  );
}

/** Whoever sees a receipt is on record before it is shown. */
async function printOnRecord(
  { database, now }: ReceiptOptions,
  by: Seller,
  query: { readonly format?: Format; readonly columns?: PaperColumns; readonly original?: boolean },
  found: Pick<Reprint, 'kind' | 'subject'> & {
    readonly receipt: NumberedReceipt;
    /** Asked for by its seller's own request key. */
    readonly own: boolean;
  },
): Promise<Printed> {
  const { format = 'text40', columns = 48, original = false } = query;
  const { kind, subject, receipt, own } = found;
  const first = await recordReprint(database, {
    ...{ kind, subject, reference: receipt.transaction, by, format, at: now() },
    original: original && own,
  });
  const head = first ? { ...receipt.head, reprint: null } : receipt.head;
  return print({ ...receipt, head }, format, columns);
}

type NumberedReceipt = Receipt & { readonly transaction: string };

function markOf({ partnerId, counterId }: Seller, at: Date) {
  return { at: at.toISOString(), by: `${partnerId} / ${counterId}` };
}
