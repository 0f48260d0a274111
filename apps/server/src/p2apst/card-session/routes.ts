import { Type } from 'typebox';
import { callerOf, sellerOf } from '../../identity/index.ts';
import { type HttpServer, problemResponses } from '../../platform/index.ts';
import { beginCardSession, type CardSessionParts, finishCardSession } from './service.ts';

const Hex = (bytes: number, description: string) =>
  Type.String({ pattern: `^[0-9A-F]{${bytes * 2}}$`, description });

const Begin = Type.Object(
  {
    cardUid: Type.String({ pattern: '^[0-9A-F]{14}$', description: 'UID of the DESFire' }),
    keyVersion: Type.Integer({
      minimum: 1,
      maximum: 255,
      description: 'Of its mailbox key (number 1), as GetKeyVersion tells it',
    }),
    challenge: Hex(16, 'E(RndB): what the card answers to AuthenticateEV2First of key 1'),
  },
  { additionalProperties: false },
);

const Finish = Type.Object(
  {
    state: Type.String({ pattern: '^[A-Za-z0-9+/]{40,1000}={0,2}$', description: 'As it came' }),
    answer: Type.String({
      pattern: '^([0-9A-F]{64}|[0-9A-F]{32})$',
      description: "The card's last word: 32 bytes, 16 after NonFirst",
    }),
  },
  { additionalProperties: false },
);

const Begun = Type.Object({
  response: Hex(32, "E(RndA || RndB'), for the card"),
  state: Type.String({ description: 'For the second step, within a minute' }),
});

const Finished = Type.Object({
  encKey: Hex(16, 'Of this session'),
  macKey: Hex(16, 'Of this session'),
  transactionId: Type.Union([Hex(4, 'TI'), Type.Null()]),
});

/** POST /api/v1/card-sessions: the centre proves the mailbox key of a DESFire to it; the counter only relays what the two say. */
export function cardSessionRoutes(http: HttpServer, parts: CardSessionParts): void {
  const schema = {
    ...{ tags: ['p2apst'], security: [{ accessKey: [] }] },
    summary:
      "Have the mailbox key of a DESFire card proved, in two steps, to write a sale's mailbox",
    body: Type.Union([Begin, Finish]),
    response: {
      200: Type.Union([Begun, Finished]),
      ...problemResponses(400, 401, 403, 404, 409),
    },
  };
  http.post('/api/v1/card-sessions', { schema, config: { permission: 'sale.make' } }, (request) => {
    const { partnerId, counterId } = sellerOf(callerOf(request));
    const seller = `${partnerId}/${counterId}`;
    const { body } = request;
    return 'state' in body
      ? finishCardSession(parts, body, seller)
      : beginCardSession(parts, body, seller);
  });
}
