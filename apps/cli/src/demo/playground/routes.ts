import type { ServerResponse } from 'node:http';
import { EventStream, type HttpServer, problemResponses } from '@setrum/server';
import { Type } from 'typebox';
import type { Onlooker, Playground } from './playground.ts';
import type { Playgrounds } from './playgrounds.ts';
import { Action, PlaygroundChip } from './schema/action.ts';
import { StateView } from './schema/state.ts';

const path = '/api/demo/playground';
const tags = ['demo'];
/** Whoever knows the id plays; there is no account, and nothing but test keys and made-up customers. */
const config = { permission: 'public' } as const;
const params = Type.Object({ id: Type.String({ pattern: '^[0-9a-f]{32}$' }) });

/** The loop that a visitor plays: meter, card and counter of their own at the server that answers. In a demo only. */
export function playgroundRoutes(http: HttpServer, playgrounds: Playgrounds): void {
  const begin = {
    ...{ tags, summary: 'Begin a playground' },
    description:
      'A meter, a card and a customer of their own. It ends when nothing is done for some minutes.',
    body: Type.Object({ chip: Type.Optional(PlaygroundChip) }, { additionalProperties: false }),
    response: { 201: StateView, ...problemResponses(400, 503) },
  };
  http.post(path, { schema: begin, config }, async (request, reply) => {
    const playground = await playgrounds.start(request.body.chip ?? 'NTAG216');
    return reply.code(201).send(playground.state());
  });
  const one = {
    ...{ tags, summary: 'A playground as it is', params },
    response: { 200: StateView, ...problemResponses(400, 404) },
  };
  http.get(`${path}/:id`, { schema: one, config }, async ({ params: { id } }) =>
    playgrounds.use(id).state(),
  );
  const act = {
    ...{ tags, summary: 'Do something', params, body: Action },
    description:
      'Answers with everything as it is afterwards; what went wrong in the play is its `problem`.',
    response: { 200: StateView, ...problemResponses(400, 404, 503) },
  };
  http.post(`${path}/:id/actions`, { schema: act, config }, async ({ params: { id }, body }) =>
    playgrounds.use(id).act(body),
  );
  eventRoute(http, playgrounds);
  http.addHook('preClose', () => playgrounds.close());
}

const streamHeaders = {
  'content-type': 'text/event-stream; charset=utf-8',
  'cache-control': 'no-store',
  'x-accel-buffering': 'no',
};

function eventRoute(http: HttpServer, playgrounds: Playgrounds): void {
  const schema = {
    ...{ tags, summary: 'What happens, as it happens', params },
    description:
      'Server-sent events: `step` for each thing that moved, `state` with everything after each action, `over` at the end.',
    response: {
      200: { description: 'text/event-stream', type: 'string' },
      ...problemResponses(400, 404),
    },
  };
  http.get(`${path}/:id/events`, { schema, config }, ({ params: { id } }, reply) => {
    const playground = playgrounds.use(id);
    reply.hijack();
    listen(playground, reply.raw);
  });
}

function listen(playground: Playground, line: ServerResponse): void {
  line.writeHead(200, streamHeaders);
  const stream = new EventStream(line);
  const onlooker: Onlooker = {
    step: (step) => stream.send({ event: 'step', id: null, data: step }),
    state: (state) => stream.send({ event: 'state', id: null, data: state }),
    over: () => {
      stream.send({ event: 'over', id: null, data: {} });
      stream.end();
    },
  };
  playground.watch(onlooker);
  line.once('close', () => playground.leave(onlooker));
}
