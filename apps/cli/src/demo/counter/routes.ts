import { type HttpServer, problemResponses } from '@setrum/server';
import { Type } from 'typebox';
import type { DemoCounter } from './demo-counter.ts';

const path = '/api/demo/counter';
const tags = ['demo'];
const config = { permission: 'sale.make' } as const;

const Card = Type.Object({
  file: Type.String(),
  kind: Type.Union([
    Type.Literal('customer'),
    Type.Literal('copied'),
    Type.Literal('blocked'),
    Type.Literal('blank'),
    Type.Literal('foreign'),
  ]),
  holder: Type.Union([Type.String(), Type.Null()]),
});

const View = Type.Object({
  port: Type.Integer({ description: "Of the agent's bridge, on the loopback address" }),
  secret: Type.String({ description: "Nobody's secret: it is a demo" }),
  reader: Type.String(),
  cards: Type.Array(Card),
});

const Tapped = Type.Object({
  display: Type.Object({ id: Type.String(), en: Type.String() }),
  addedDkwh: Type.Integer(),
  creditWh: Type.Integer(),
});

/** The counter of the demo: how its page reaches the agent, and the hands that pull a card or take it home. In a demo only. */
export function demoCounterRoutes(http: HttpServer, counter: DemoCounter): void {
  const see = {
    ...{ tags, summary: "The demo counter's agent and its cards" },
    response: { 200: View, ...problemResponses(401, 403, 503) },
  };
  http.get(path, { schema: see, config }, async (_request, reply) => {
    void reply.header('cache-control', 'no-store');
    const view = counter.view();
    return { ...view, cards: [...view.cards] };
  });
  const tear = {
    ...{ tags, summary: 'The card on the reader comes off in the middle of the next write' },
    response: { 200: Type.Object({}), ...problemResponses(401, 403, 404, 409, 503) },
  };
  http.post(`${path}/tear`, { schema: tear, config }, async () => {
    counter.tear();
    return {};
  });
  const tap = {
    ...{ tags, summary: 'A card is taken home and held to its meter' },
    body: Type.Object(
      { card: Type.String({ pattern: '^[a-z]{1,32}\\.json$' }) },
      { additionalProperties: false },
    ),
    response: { 200: Tapped, ...problemResponses(400, 401, 403, 409, 503) },
  };
  http.post(`${path}/meter`, { schema: tap, config }, async ({ body }) => {
    const { tap: result, creditWh } = await counter.tapMeter(body.card);
    const { display, addedDkwh } = result;
    return { display: { id: display.id, en: display.en }, addedDkwh, creditWh };
  });
  http.addHook('preClose', () => counter.close());
}
