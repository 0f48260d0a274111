import type { FastifyTypeProviderDefault } from 'fastify';
import { Type } from 'typebox';
import type { HttpServer } from '../http/server.ts';
import type { Health } from './health.ts';
import { healthPage } from './page.ts';

const HealthReport = Type.Object({
  status: Type.Union([Type.Literal('ok'), Type.Literal('starting')]),
  checks: Type.Record(Type.String(), Type.Object({ ok: Type.Boolean(), detail: Type.String() })),
});

/** GET /health: 200 when everything is up, else 503; a page for people, JSON for programs. */
export function healthRoutes(http: HttpServer, health: Health): void {
  const schema = {
    summary: 'Is everything up?',
    tags: ['system'],
    response: { 200: HealthReport, 503: HealthReport },
  };
  // The default type provider: one answer is JSON, the other a page.
  http
    .withTypeProvider<FastifyTypeProviderDefault>()
    .get('/health', { schema }, async (request, reply) => {
      const { ok, checks } = await health.all();
      reply.code(ok ? 200 : 503).header('cache-control', 'no-store');
      if (request.headers.accept?.includes('text/html') === true) {
        return reply.type('text/html; charset=utf-8').send(healthPage(ok, checks));
      }
      return { status: ok ? 'ok' : 'starting', checks };
    });
}
