import { SetrumError } from '@setrum/errors';
import { EventStream } from '../../../ap2t/index.ts';
import { type HttpServer, problemResponses } from '../../../platform/index.ts';
import { common } from '../../partner/schema.ts';
import { LinkWatch } from './link-watch.ts';
import type { LinkRouteParts } from './route-parts.ts';
import type { LinksView } from './view.ts';

/** How often it is asked again whether the caller may still watch. */
const recheckMs = 60_000;
const permission = 'partner.view';

const streamHeaders = {
  'content-type': 'text/event-stream; charset=utf-8',
  'cache-control': 'no-store',
  'x-accel-buffering': 'no',
};

/** GET /api/v1/links/live: server-sent events, `links` with the whole state whenever it has changed. */
export function watchRoute(
  http: HttpServer,
  { gate, log, watchMs }: LinkRouteParts,
  look: () => Promise<LinksView>,
): void {
  const watch = new LinkWatch({
    look,
    log,
    ...(watchMs === undefined ? {} : { everyMs: watchMs }),
  });
  http.addHook('preClose', async () => watch.stop());
  const schema = {
    ...common,
    summary: 'The links as they change',
    description:
      'Server-sent events: `links`, as GET /api/v1/links tells them, at first and then at every change.',
    response: {
      200: { description: 'text/event-stream', type: 'string' },
      ...problemResponses(401, 403, 503),
    },
  };
  http.get('/api/v1/links/live', { schema, config: { permission } }, async (request, reply) => {
    if (watch.isFull) throw new SetrumError('SETRUM_BUSY');
    reply.hijack();
    reply.raw.writeHead(200, streamHeaders);
    const stream = new EventStream(reply.raw);
    const { method, ip, headers } = request;
    const recheck = setInterval(() => {
      gate({ method, ip, headers, isOpenLine: true }, permission).catch(() => stream.end());
    }, recheckMs);
    recheck.unref();
    reply.raw.once('close', () => {
      clearInterval(recheck);
      watch.leave(stream);
    });
    watch.add(stream);
  });
}
