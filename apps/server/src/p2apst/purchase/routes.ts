import { Type } from 'typebox';
import { callerOf, sellerOf } from '../../identity/index.ts';
import { type HttpServer, problemResponses } from '../../platform/index.ts';
import { CardBody, cardVisit } from '../card-schema.ts';
import { counterChannel } from '../partner/model.ts';
import { Channel } from './http-schema.ts';
import type { SoldPurchase } from './model.ts';
import type { PurchaseService } from './service.ts';

export const RequestKey = Type.String({
  pattern: '^[\\x21-\\x7e]{8,64}$',
  description: 'Made by the caller, new for each new purchase',
});

const BuyingOption = Type.Union([Type.Literal('new'), Type.Literal('unsold')], {
  description: 'unsold: a token of the same amount that was made earlier and never taken',
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
    channel: Type.Optional(Channel),
    terminalId: Type.Optional(
      Type.String({
        pattern: '^[0-9A-Za-z]{1,16}$',
        description: "The counter's own name when absent",
      }),
    ),
    adminCents: Type.Optional(
      Type.Integer({
        minimum: 0,
        maximum: 1e9,
        description:
          'The fee that is taken on top, rupiah x 100; refused when it is not the agreed one',
      }),
    ),
    buyingOption: Type.Optional(BuyingOption),
  },
  { additionalProperties: false },
);

const Token = Type.String({ pattern: '^[0-9]{20}$' });
const Cents = Type.Integer({ description: 'Rupiah x 100' });

export const PurchaseAnswer = Type.Object({
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
  unit: Type.String(),
  channel: Type.String(),
  terminalId: Type.Union([Type.String(), Type.Null()]),
  plnRef: Type.Union([Type.String(), Type.Null()]),
  switcherRef: Type.Union([Type.String(), Type.Null()]),
  buyingOption: BuyingOption,
  vendingReceiptNo: Type.String({ pattern: '^[0-9]{8}$' }),
  compensations: Type.Array(
    Type.Object({
      kind: Type.String(),
      token: Token,
      energyDkwh: Type.Integer(),
      amountCents: Cents,
    }),
    { description: 'Further credits owed to the customer, to be entered before the token' },
  ),
  keyChange: Type.Array(Token, {
    description: 'To be entered in this order before the token: the key of the meter must change',
  }),
  token: Token,
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
export function purchaseRoutes(http: HttpServer, purchases: PurchaseService): void {
  const common = { tags: ['p2apst'], security: [{ accessKey: [] }] };
  const buy = {
    ...common,
    summary:
      'Buy a token. The same Idempotency-Key always gets the same answer and is charged once',
    headers: Type.Object({ 'idempotency-key': RequestKey }),
    body: PurchaseBody,
    response: { 200: PurchaseAnswer, ...problemResponses(400, 401, 403, 404, 409, 422, 500, 503) },
  };
  http.post(
    '/api/v1/purchases',
    { schema: buy, config: { permission: 'sale.make' } },
    async (request) => {
      const counter = sellerOf(callerOf(request));
      const { body } = request;
      const sold = await purchases.buy({
        meterNo: body.meterNo,
        amountCents: body.amountCents,
        card: cardVisit(body.card),
        partnerId: counter.partnerId,
        counterId: counter.counterId,
        requestKey: request.headers['idempotency-key'],
        channel: body.channel ?? counterChannel,
        terminalId: body.terminalId ?? counter.counterId,
        plnRef: null,
        switcherRef: null,
        buyingOption: body.buyingOption ?? 'new',
        adminCents: body.adminCents ?? null,
      });
      return purchaseAnswerBody(sold);
    },
  );
  const find = {
    ...common,
    summary:
      'What became of a purchase: its answer again, its decline, or 404 when it never happened',
    params: Type.Object({ requestKey: RequestKey }),
    response: { 200: PurchaseAnswer, ...problemResponses(400, 401, 403, 404, 409, 422) },
  };
  http.get(
    '/api/v1/purchases/:requestKey',
    { schema: find, config: { permission: 'sale.own' } },
    async (request) => {
      const counter = sellerOf(callerOf(request));
      return purchaseAnswerBody(await purchases.find(counter.partnerId, request.params.requestKey));
    },
  );
}

export function purchaseAnswerBody(sold: SoldPurchase) {
  return { ...sold, keyChange: [...sold.keyChange], compensations: [...sold.compensations] };
}
