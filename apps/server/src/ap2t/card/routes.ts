import { SetrumError } from '@setrum/errors';
import { Type } from 'typebox';
import { assertUnit, callerOf } from '../../identity/index.ts';
import { type HttpServer, problemResponses } from '../../platform/index.ts';
import { waitingOnCards } from '../../vending/index.ts';
import { Idpel } from '../application/schema.ts';
import { customerOf } from '../customer/find.ts';
import { type CardRoutesOptions, cardActRoutes, told } from './act-routes.ts';
import { eventsOf } from './events.ts';
import { identityKeyVersion } from './identity.ts';
import { identityRoutes } from './identity-routes.ts';
import { CardDetail, CardUid, CardView, cardEventView, cardView } from './schema.ts';
import { cardsOfCustomer, findCard } from './store.ts';

const common = { tags: ['ap2t'], security: [{ accessKey: [] }] };
const view = { permission: 'customer.view' } as const;

/** /api/v1/cards/{cardUid} and /api/v1/customers/{idpel}/cards: cards given out, lost, blocked, replaced. */
export function cardRoutes(http: HttpServer, options: CardRoutesOptions): void {
  const { database } = options;
  const one = {
    ...{ ...common, summary: 'A card and its history', params: Type.Object({ cardUid: CardUid }) },
    response: { 200: CardDetail, ...problemResponses(400, 401, 403, 404) },
  };
  http.get('/api/v1/cards/:cardUid', { schema: one, config: view }, async (request) => {
    const { cardUid } = request.params;
    const card = await findCard(database, cardUid);
    if (card === null) throw new SetrumError('SETRUM_CARD_UNKNOWN', { cardUid });
    assertUnit(callerOf(request), card.unit);
    const events = await eventsOf(database, cardUid);
    const keyVersion = await identityKeyVersion(options, card);
    return { card: await told(options, card), keyVersion, events: events.map(cardEventView) };
  });
  const ofCustomer = {
    ...{ ...common, summary: 'The cards of a customer, the newest first' },
    params: Type.Object({ idpel: Idpel }),
    response: {
      200: Type.Object({ cards: Type.Array(CardView) }),
      ...problemResponses(400, 401, 403, 404),
    },
  };
  const path = '/api/v1/customers/:idpel/cards';
  http.get(path, { schema: ofCustomer, config: view }, async (request) => {
    const { idpel } = request.params;
    const customer = await customerOf(database, idpel);
    if (customer === null) throw new SetrumError('SETRUM_IDPEL_UNKNOWN', { idpel });
    assertUnit(callerOf(request), customer.unit);
    const cards = await cardsOfCustomer(database, idpel);
    const waiting = await waitingOnCards(database, cards);
    return { cards: cards.map((card) => cardView(card, waiting)) };
  });
  cardActRoutes(http, options);
  identityRoutes(http, options);
}
