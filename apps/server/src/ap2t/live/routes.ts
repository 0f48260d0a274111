import { SetrumError } from '@setrum/errors';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Type } from 'typebox';
import { callerOf, type Gate } from '../../identity/index.ts';
import { type HttpServer, problemResponses } from '../../platform/index.ts';
import { type Cursor, eventId, parseEventId } from './cursor.ts';
import type { LiveFeed } from './feed.ts';
import type { Listener } from './listener.ts';
import { EventStream, type StreamOptions, streamDefaults } from './stream.ts';
import { topics } from './topics.ts';
import { concerns, eventOf, followedBy, maySee, type Wish } from './wish.ts';

export interface LiveRouteOptions {
  readonly feed: LiveFeed;
  readonly gate: Gate;
  readonly now: () => Date;
  /** How often it is asked again whether the caller may still listen. */
  readonly recheckMs?: number;
  readonly stream?: StreamOptions;
  readonly mostListeners?: number;
}

const defaults = { recheckMs: 60_000, mostListeners: 500, stream: streamDefaults };

const Query = Type.Object(
  {
    topic: Type.Optional(
      Type.Array(Type.Union(topics.map((topic) => Type.Literal(topic))), { maxItems: 8 }),
    ),
    agendaNo: Type.Optional(Type.String({ pattern: '^[0-9]{18}$' })),
    idpel: Type.Optional(Type.String({ pattern: '^[0-9]{12}$' })),
    meterNo: Type.Optional(Type.String({ pattern: '^[0-9]{11}([0-9]{2})?$' })),
  },
  { additionalProperties: false },
);

const description = `Server-sent events. \`ready\` comes first, then an event for each change, named by its topic, with
{subject, unit, agendaNo, idpel, meterNo, at, data}. \`reset\`: what was missed cannot be told any more, load everything anew. Subscribe first, then
load: what changes in between is told. A browser resumes by itself with Last-Event-ID.`;

/** GET /api/v1/live: changes as they happen, each to whoever may see it. */
export function liveRoutes(http: HttpServer, given: LiveRouteOptions): void {
  const options = { ...defaults, ...given };
  const { feed } = options;
  const schema = {
    summary: 'Changes as they happen',
    description,
    tags: ['ap2t'],
    security: [{ accessKey: [] }],
    querystring: Query,
    headers: Type.Object({ 'last-event-id': Type.Optional(Type.String({ maxLength: 100 })) }),
    response: {
      200: { description: 'text/event-stream', type: 'string' },
      ...problemResponses(400, 401, 403, 503),
    },
  };
  http.addHook('preClose', () => feed.stop());
  http.get('/api/v1/live', { schema, config: { permission: 'signed-in' } }, (request, reply) =>
    listen(options, request, reply, request.query, request.headers['last-event-id'] ?? null),
  );
}

async function listen(
  { feed, gate, now, recheckMs, mostListeners, stream: limits }: Required<LiveRouteOptions>,
  request: FastifyRequest,
  reply: FastifyReply,
  wish: Wish,
  lastEventId: string | null,
): Promise<void> {
  let caller = callerOf(request);
  const followed = followedBy(caller, wish);
  if (feed.listeners >= mostListeners) throw new SetrumError('SETRUM_BUSY');
  reply.hijack();
  reply.raw.writeHead(200, streamHeaders);
  const stream = new EventStream(reply.raw, limits);
  const say = (event: string) => (at: Cursor) =>
    stream.send({ event, id: eventId(at, now()), data: {} });
  const listener: Listener = {
    ready: say('ready'),
    reset: say('reset'),
    take: (change) => {
      if (concerns(change, followed, wish) && maySee(caller, change))
        stream.send(eventOf(change, now()));
    },
    room: () => stream.room(),
    end: () => stream.end(),
    get isOver() {
      return stream.isOver;
    },
  };
  const { method, ip, headers } = request;
  const credentials = { method, ip, headers, isOpenLine: true };
  const recheck = setInterval(async () => {
    try {
      caller = await gate(credentials, 'signed-in');
      followedBy(caller, wish);
    } catch {
      stream.end();
    }
  }, recheckMs);
  recheck.unref();
  reply.raw.once('close', () => {
    clearInterval(recheck);
    feed.leave(listener);
  });
  try {
    await feed.subscribe(listener, lastEventId === null ? null : parseEventId(lastEventId));
  } catch (error) {
    request.log.error({ err: error }, 'live: a listener could not begin');
    stream.end();
  }
  // It may have gone before it had a place in the feed.
  if (stream.isOver) feed.leave(listener);
}

const streamHeaders = {
  'content-type': 'text/event-stream; charset=utf-8',
  'cache-control': 'no-store',
  'x-accel-buffering': 'no',
};
