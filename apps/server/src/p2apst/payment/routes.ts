import { Type } from 'typebox';
import { callerOf, sellerOf } from '../../identity/index.ts';
import { type HttpServer, problemResponses } from '../../platform/index.ts';
import { counterChannel, products } from '../partner/model.ts';
import type { BillInquiry } from './model.ts';
import { BillAnswerBody, InquiryBody, PaidBillBody, PaymentBody, RequestKey } from './schema.ts';
import type { PaymentService } from './service.ts';

const common = { tags: ['p2apst'], security: [{ accessKey: [] }] };
const ByKey = Type.Object({ requestKey: RequestKey });
const KeyHeader = Type.Object({ 'idempotency-key': RequestKey });

const inquireSchema = {
  ...common,
  summary: 'What may be paid now under a registration number or a customer number (IDPEL)',
  body: InquiryBody,
  response: { 200: BillAnswerBody, ...problemResponses(400, 401, 403, 404, 409, 500, 503) },
};
const paySchema = {
  ...common,
  summary:
    'Pay a registration, or the oldest postpaid bills. The same Idempotency-Key always gets the same answer and is charged once',
  headers: KeyHeader,
  body: PaymentBody,
  response: { 200: PaidBillBody, ...problemResponses(400, 401, 403, 404, 409, 422, 500, 503) },
};
const findSchema = {
  ...common,
  summary: 'What became of a payment: its answer again, its decline, or 404 when it never happened',
  params: ByKey,
  response: { 200: PaidBillBody, ...problemResponses(400, 401, 403, 404, 409, 422, 500, 503) },
};
const reverseSchema = {
  ...common,
  summary:
    'Take a payment back as a whole, within its business day. The same Idempotency-Key always gets the same answer',
  headers: KeyHeader,
  params: ByKey,
  response: { 200: PaidBillBody, ...problemResponses(400, 401, 403, 404, 409, 500, 503) },
};

/** The payments of bills and registrations: POST /api/v1/bills/inquiries, /bills/payments, its GET by key, and its reversal. */
export function billRoutes(http: HttpServer, payments: PaymentService): void {
  http.post(
    '/api/v1/bills/inquiries',
    { schema: inquireSchema, config: { permission: 'sale.make' } },
    async (request) => {
      const { partnerId } = sellerOf(callerOf(request));
      return payments.inquire({ ...about(request.body), partnerId, channel: counterChannel });
    },
  );
  http.post(
    '/api/v1/bills/payments',
    { schema: paySchema, config: { permission: 'sale.make' } },
    async (request) => {
      const { partnerId, counterId } = sellerOf(callerOf(request));
      const { headers, body } = request;
      return payments.pay({
        ...about(body),
        partnerId,
        counterId,
        terminalId: counterId,
        channel: counterChannel,
        requestKey: headers['idempotency-key'],
        amountCents: body.amountCents,
        billCount: 'billCount' in body ? body.billCount : 1,
        adminCents: body.adminCents ?? null,
        plnRef: null,
        switcherRef: null,
      });
    },
  );
  http.get(
    '/api/v1/bills/payments/:requestKey',
    { schema: findSchema, config: { permission: 'sale.own' } },
    async (request) => {
      const { partnerId } = sellerOf(callerOf(request));
      return payments.find(partnerId, request.params.requestKey);
    },
  );
  http.post(
    '/api/v1/bills/payments/:requestKey/reversal',
    { schema: reverseSchema, config: { permission: 'sale.make' } },
    async (request) => {
      const { partnerId } = sellerOf(callerOf(request));
      const { headers, params } = request;
      const reversalKey = headers['idempotency-key'];
      return payments.reverse({ partnerId, requestKey: params.requestKey, reversalKey });
    },
  );
}

function about(
  body: { readonly registrationNo: string } | { readonly idpel: string },
): Pick<BillInquiry, 'product' | 'subject'> {
  return 'idpel' in body
    ? { product: products.postpaid, subject: body.idpel }
    : { product: products.nonTaglis, subject: body.registrationNo };
}
