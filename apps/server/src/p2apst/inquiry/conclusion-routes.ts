import { Type } from 'typebox';
import { callerOf, sellerOf } from '../../identity/index.ts';
import { type HttpServer, problemResponses } from '../../platform/index.ts';
import { counterChannel } from '../partner/model.ts';
import { PurchaseAnswer, purchaseAnswerBody, RequestKey } from '../purchase/routes.ts';
import type { PurchaseService } from '../purchase/service.ts';

/**
 * POST /api/v1/purchases/{requestKey}/conclusion: was it sold? When not, nothing is ever sold under this key (docs/decisions/009): what an advice
 * is to a bank. For a counter whose customer has gone while the line was down.
 */
export function conclusionRoutes(http: HttpServer, purchases: PurchaseService): void {
  const schema = {
    tags: ['p2apst'],
    security: [{ accessKey: [] }],
    summary:
      'Was it sold? Its answer again; else 404 SETRUM_PURCHASE_UNKNOWN, and nothing is ever sold under this key',
    params: Type.Object({ requestKey: RequestKey }),
    body: Type.Object(
      {
        meterNo: Type.String({ pattern: '^[0-9]{11}([0-9]{2})?$' }),
        amountCents: Type.Integer({ minimum: 1, maximum: 1e12, description: 'Rupiah x 100' }),
      },
      { additionalProperties: false },
    ),
    response: { 200: PurchaseAnswer, ...problemResponses(400, 401, 403, 404, 409, 422, 500, 503) },
  };
  http.post(
    '/api/v1/purchases/:requestKey/conclusion',
    { schema, config: { permission: 'sale.make' } },
    async (request) => {
      const { partnerId, counterId } = sellerOf(callerOf(request));
      const { requestKey } = request.params;
      const purchase = { ...request.body, requestKey, partnerId, counterId };
      const asked = { card: null, channel: counterChannel, terminalId: counterId } as const;
      const unsaid = { plnRef: null, switcherRef: null, adminCents: null } as const;
      const sold = await purchases.conclude({
        ...{ ...purchase, ...asked, ...unsaid },
        buyingOption: 'new',
      });
      return purchaseAnswerBody(sold);
    },
  );
}
