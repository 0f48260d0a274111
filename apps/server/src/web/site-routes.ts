import type { HttpServer } from '../platform/index.ts';
import { type Site, SiteView } from './site.ts';

/** GET /api/v1/site: what the sign-in page must know. `site` is asked each time: a demo's people come after the server is up. */
export function siteRoutes(http: HttpServer, site: () => Site): void {
  const schema = {
    summary: 'What one must know before signing in',
    tags: ['identity'],
    response: { 200: SiteView },
  };
  http.get('/api/v1/site', { schema, config: { permission: 'public' } }, (_request, reply) => {
    void reply.header('cache-control', 'no-store');
    return site();
  });
}
