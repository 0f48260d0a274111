import { Type } from 'typebox';
import { callerOf } from '../../../identity/index.ts';
import { type HttpServer, problemResponses } from '../../../platform/index.ts';
import { common } from '../../partner/schema.ts';
import { watchRoute } from './live-route.ts';
import { refresh } from './refresh.ts';
import { registerRoute } from './register-route.ts';
import type { LinkRouteParts } from './route-parts.ts';
import { LinkId, LinksBody } from './schema.ts';
import { allLinks, setLinkEnabled } from './store.ts';
import { type LinksView, linksView } from './view.ts';

/** The links of partner centrals to the ISO 8583 host: how they stand, opened and shut. */
export function linkRoutes(http: HttpServer, parts: LinkRouteParts): void {
  const { database, host, now } = parts;
  const look = async (): Promise<LinksView> =>
    linksView(await allLinks(database), host.connections(), now());
  const list = {
    ...common,
    summary: 'The links of partner centrals, and their connections to this server',
    response: { 200: LinksBody, ...problemResponses(401, 403, 503) },
  };
  http.get('/api/v1/links', { schema: list, config: { permission: 'partner.view' } }, look);
  watchRoute(http, parts, look);
  registerRoute(http, parts, look);
  const enable = {
    ...common,
    summary: 'Open a link, or shut it: its connections are closed after what is under way',
    params: Type.Object({ linkId: LinkId }),
    body: Type.Object({ enabled: Type.Boolean() }, { additionalProperties: false }),
    response: { 200: LinksBody, ...problemResponses(400, 401, 403, 404, 503) },
  };
  http.put(
    '/api/v1/links/:linkId/enabled',
    { schema: enable, config: { permission: 'partner.manage' } },
    async (request) => {
      const { label } = callerOf(request);
      const change = { linkId: request.params.linkId, enabled: request.body.enabled };
      await setLinkEnabled(database, change, { label, at: now() });
      await refresh(host);
      return look();
    },
  );
}
