import { Type } from 'typebox';
import { callerOf } from '../../identity/index.ts';
import { type HttpServer, problemResponses } from '../../platform/index.ts';
import { waitingOnCards } from '../../vending/index.ts';
import { Idpel, Nullable } from '../application/schema.ts';
import { CardView, cardView } from '../card/schema.ts';
import { OpenCreditView, openCreditView } from './open-credit-view.ts';
import { previewReplacement } from './preview.ts';
import { type ComplaintRoutesOptions, common, enter } from './route-parts.ts';

export function previewRoute(http: HttpServer, options: ComplaintRoutesOptions): void {
  const schema = {
    ...{ ...common, summary: 'What a replacement of a meter would move' },
    params: Type.Object({ idpel: Idpel }),
    response: {
      200: Type.Object({
        idpel: Type.String(),
        meterNo: Nullable(Type.String()),
        product: Type.String(),
        phases: Nullable(Type.Integer()),
        cards: Type.Array(CardView),
        openCredits: Type.Array(OpenCreditView),
        instalmentLeftCents: Type.Integer(),
        compensations: Type.Integer(),
        decideAboveDkwh: Type.Integer({ description: 'More needs a second person' }),
        mostDkwh: Type.Integer(),
      }),
      ...problemResponses(400, 401, 403, 404, 409),
    },
  };
  const route = '/api/v1/customers/:idpel/meter-replacement';
  http.get(route, { schema, config: enter }, async (request) => {
    const preview = await previewReplacement(options, request.params.idpel, callerOf(request));
    const { customer, cards, openCredits, instalmentLeftCents, compensations, rules } = preview;
    const { idpel, meterNo, product, phases } = customer;
    const waiting = await waitingOnCards(options.database, cards);
    return {
      ...{ idpel, meterNo, product, phases, instalmentLeftCents, compensations },
      cards: cards.map((card) => cardView(card, waiting)),
      openCredits: openCredits.map(openCreditView),
      ...{ decideAboveDkwh: rules.decideAboveDkwh, mostDkwh: rules.mostDkwh },
    };
  });
}
