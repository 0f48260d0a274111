import { Type } from 'typebox';
import { callerOf, sellerOf } from '../../identity/index.ts';
import { type HttpServer, problemResponses } from '../../platform/index.ts';
import { CardBody, cardVisit } from '../card-schema.ts';
import { counterChannel } from '../partner/model.ts';
import { Channel } from '../purchase/http-schema.ts';
import { HistoryBody, historyBody, historyWish } from './history-schema.ts';
import { type InquiryParts, inquire } from './service.ts';

const MeterNo = Type.String({ pattern: '^[0-9]{11}([0-9]{2})?$' });
const Idpel = Type.String({ pattern: '^[0-9]{12}$' });

const rest = {
  card: Type.Optional(CardBody),
  channel: Type.Optional(Channel),
  ...historyWish,
};

const InquiryBody = Type.Union([
  Type.Object({ meterNo: MeterNo, ...rest }, { additionalProperties: false }),
  Type.Object({ idpel: Idpel, ...rest }, { additionalProperties: false }),
]);

const InquiryAnswerBody = Type.Object({
  meterNo: Type.String(),
  idpel: Type.String(),
  holder: Type.String(),
  tariff: Type.String(),
  powerVa: Type.Integer(),
  unit: Type.String(),
  allowedDkwh: Type.Integer({
    description: 'May still be bought this month (720 hours), tenths of a kWh',
  }),
  unsoldCents: Type.Array(Type.Integer(), {
    description:
      "Amounts of tokens that were made and never taken, two at most: bought with buyingOption 'unsold'",
  }),
  adminCents: Type.Integer(),
  reportReceived: Type.Boolean(),
  tokensWait: Type.Boolean({
    description:
      'The card can take tokens home though nothing is bought: POST /api/v1/card-mailboxes',
  }),
  history: HistoryBody,
});

/** POST /api/v1/inquiries: who is this, and what may be bought? */
export function inquiryRoutes(http: HttpServer, parts: InquiryParts, now: () => Date): void {
  const schema = {
    summary: 'Inquiry by meter number or customer number, with what the card brings',
    tags: ['p2apst'],
    security: [{ accessKey: [] }],
    body: InquiryBody,
    response: { 200: InquiryAnswerBody, ...problemResponses(400, 401, 403, 404, 409) },
  };
  http.post(
    '/api/v1/inquiries',
    { schema, config: { permission: 'sale.make' } },
    async (request) => {
      const { partnerId, counterId } = sellerOf(callerOf(request));
      const { body } = request;
      const by = 'meterNo' in body ? { meterNo: body.meterNo } : { idpel: body.idpel };
      const { channel = counterChannel, confirmedHolder = null } = body;
      const history = body.history === true ? { partnerId, counterId, confirmedHolder } : null;
      const asked = { by, partnerId, card: cardVisit(body.card), channel, history };
      const answer = await inquire(parts, asked, now());
      return {
        ...answer,
        unsoldCents: [...answer.unsoldCents],
        history: historyBody(answer.history),
      };
    },
  );
}
