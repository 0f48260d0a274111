import { Type } from 'typebox';
import type { Authenticator } from '../../identity/index.ts';
import { type HttpServer, problemResponses } from '../../platform/index.ts';
import { CardBody, cardVisit } from '../card-schema.ts';
import { counterChannel } from '../partner/model.ts';
import type { SoldPurchase } from './model.ts';
import type { PurchaseService } from './service.ts';

const RequestKey = Type.String({
  pattern: '^[\\x21-\\x7e]{8,64}$',
  description: 'Made by the caller, new for each new purchase',
});

const PurchaseBody = Type.Object(
  {
    meterNo: Type.String({ pattern: '^[0-9]{11}([0-9]{2})?$' }),
    amountCents: Type.Integer({
      minimum: 1,
      maximum: 1e12,
      description: "Rupiah x 100, without the partner's own charge",
    }),
    card: Type.Optional(CardBody),
  },
  { additionalProperties: false },
);

const Cents = Type.Integer({ description: 'Rupiah x 100' });

const PurchaseAnswer = Type.Object({
  reference: Type.String(),
  requestKey: Type.String(),
  meterNo: Type.String(),
  idpel: Type.String(),
  holder: Type.String(),
  tariff: Type.String(),
  powerVa: Type.Integer(),
  purchasedAt: Type.String(),
  amountCents: Cents,
  adminCents: Cents,
  totalCents: Cents,
  stampCents: Cents,
  ppnCents: Cents,
  ppjCents: Cents,
  instalmentCents: Cents,
  tokenCents: Cents,
  pricePerKwhCents: Cents,
  energyDkwh: Type.Integer({ description: 'Tenths of a kWh: the value of the token' }),
  energyComputedCkwh: Type.Integer({
    description: "Hundredths of a kWh before rounding in the customer's favour",
  }),
  keyChange: Type.Array(Type.String({ pattern: '^[0-9]{20}$' }), {
    description: 'To be entered in this order before the token: the key of the meter must change',
  }),
  token: Type.String({ pattern: '^[0-9]{20}$' }),
  mailbox: Type.Union([
    Type.Object({
      cardUid: Type.String(),
      sequence: Type.Integer(),
      image: Type.String({
        description: '96 bytes for the card as they are, base64 (docs/card.md)',
      }),
    }),
    Type.Null({ description: 'No card, or no room left on it: the token goes on paper' }),
  ]),
});

/** POST /api/v1/purchases and GET /api/v1/purchases/{requestKey}. */
export function purchaseRoutes(
  http: HttpServer,
  purchases: PurchaseService,
  authenticate: Authenticator,
): void {
  const common = { tags: ['p2apst'], security: [{ accessKey: [] }] };
  const buy = {
    ...common,
    summary:
      'Buy a token. The same Idempotency-Key always gets the same answer and is charged once',
    headers: Type.Object({ 'idempotency-key': RequestKey }),
    body: PurchaseBody,
    response: { 200: PurchaseAnswer, ...problemResponses(400, 401, 403, 404, 409, 422, 500, 503) },
  };
  http.post('/api/v1/purchases', { schema: buy }, async (request) => {
    const counter = await authenticate(request.headers.authorization, ['counter']);
    const sold = await purchases.buy({
      meterNo: request.body.meterNo,
      amountCents: request.body.amountCents,
      card: cardVisit(request.body.card),
      partnerId: counter.partnerId,
      counterId: counter.counterId,
      requestKey: request.headers['idempotency-key'],
      channel: counterChannel,
      terminalId: counter.counterId,
      plnRef: null,
      switcherRef: null,
      buyingOption: 'new',
      adminCents: null,
    });
    return answerBody(sold);
  });
  const find = {
    ...common,
    summary:
      'What became of a purchase: its answer again, its decline, or 404 when it never happened',
    params: Type.Object({ requestKey: RequestKey }),
    response: { 200: PurchaseAnswer, ...problemResponses(400, 401, 403, 404, 409, 422) },
  };
  http.get('/api/v1/purchases/:requestKey', { schema: find }, async (request) => {
    const counter = await authenticate(request.headers.authorization, ['counter']);
    return answerBody(await purchases.find(counter.partnerId, request.params.requestKey));
  });
}

function answerBody(sold: SoldPurchase) {
  return { ...sold, keyChange: [...sold.keyChange] };
}
