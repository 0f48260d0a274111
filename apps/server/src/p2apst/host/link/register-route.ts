import { isIP } from 'node:net';
import { SetrumError } from '@setrum/errors';
import { Type } from 'typebox';
import { callerOf } from '../../../identity/index.ts';
import { type HttpServer, problemResponses } from '../../../platform/index.ts';
import { common } from '../../partner/schema.ts';
import { refresh } from './refresh.ts';
import type { LinkRouteParts } from './route-parts.ts';
import { LinkId, LinkOrder, LinksBody } from './schema.ts';
import { registerLink } from './store.ts';
import type { LinksView } from './view.ts';

/** PUT /api/v1/links/{linkId}: registers a link, or changes the one of this name as a whole. */
export function registerRoute(
  http: HttpServer,
  { database, host, now }: LinkRouteParts,
  look: () => Promise<LinksView>,
): void {
  const schema = {
    ...common,
    summary: 'Register a link, or change it as a whole; the host follows at once',
    params: Type.Object({ linkId: LinkId }),
    body: LinkOrder,
    response: { 200: LinksBody, ...problemResponses(400, 401, 403, 503) },
  };
  http.put(
    '/api/v1/links/:linkId',
    { schema, config: { permission: 'partner.manage' } },
    async (request) => {
      const { label } = callerOf(request);
      request.body.addresses.forEach(assertNetwork);
      const link = { ...request.params, ...request.body };
      await registerLink(database, link, label, now()).catch(explained);
      await refresh(host);
      return look();
    },
  );
}

/** Throws SETRUM_BAD_REQUEST for what is no address and no network; a database would read `10.8` as one. */
function assertNetwork(text: string): void {
  const [address = ''] = text.split('/');
  if (isIP(address) === 0)
    throw new SetrumError('SETRUM_BAD_REQUEST', { detail: `${text} is no address or network` });
}

/** PostgreSQL knows by itself what a network is: its length, and no bits beyond it. */
function explained(error: unknown): never {
  const { code, message } = error as { readonly code?: unknown; readonly message?: string };
  if (code !== '22P02') throw error;
  throw new SetrumError('SETRUM_BAD_REQUEST', { detail: message ?? '' }, { cause: error });
}
