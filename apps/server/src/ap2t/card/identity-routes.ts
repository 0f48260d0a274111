import { Type } from 'typebox';
import { callerOf } from '../../identity/index.ts';
import { type HttpServer, problemResponses } from '../../platform/index.ts';
import type { CardRoutesOptions } from './act-routes.ts';
import { makeIdentity } from './identity.ts';
import { CardUid, IdentityBody, IdentityView } from './schema.ts';

/** POST /api/v1/cards/{cardUid}/identity: what is to be written on the chip, signed. */
export function identityRoutes(http: HttpServer, options: CardRoutesOptions): void {
  const schema = {
    ...{ tags: ['ap2t'], security: [{ accessKey: [] }] },
    summary: 'Make the identity that belongs on a chip now, to be written as it is',
    description:
      'After a card was given out, bound to another meter, blocked or freed. It is signed for this chip and meter if the meter has its share of the card key.',
    params: Type.Object({ cardUid: CardUid }),
    body: IdentityBody,
    response: { 200: IdentityView, ...problemResponses(400, 401, 403, 404) },
  };
  http.post(
    '/api/v1/cards/:cardUid/identity',
    { schema, config: { permission: 'card.issue' } },
    (request) => {
      const order = { ...request.params, presentSequence: request.body.sequence };
      return makeIdentity(options, order, { caller: callerOf(request), at: options.now() });
    },
  );
}
