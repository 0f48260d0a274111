import type { FastifyRequest } from 'fastify';
import type { HttpServer } from '../../platform/index.ts';
import { actingFrom } from '../audit/source.ts';
import type { Caller, Gate } from './caller.ts';
import type { Permission } from './table.ts';

/** What a route asks of its caller: a permission; a session of one's own, whatever the roles; or nothing. */
export type RoutePermission = Permission | 'signed-in' | 'public';

declare module 'fastify' {
  interface FastifyContextConfig {
    readonly permission?: RoutePermission;
  }
  interface FastifyRequest {
    caller: Caller | null;
  }
}

/**
 * Puts the gate before every route: who calls is known, and refused, before a body is read. A route that does not say what it asks
 * (`config: { permission }`) is refused at its registration, so that none is forgotten. To be called before the routes are registered.
 */
export function installGate(http: HttpServer, gate: Gate): void {
  http.decorateRequest('caller', null);
  http.addHook('onRoute', (route) => {
    const permission = route.config?.permission;
    if (permission === undefined) {
      if (route.url.startsWith('/api/v1/'))
        throw new Error(`the route ${route.url} does not say who may use it`);
      return;
    }
    // The description of the API says it, too.
    const schema = { ...route.schema, 'x-permission': permission };
    route.schema = schema;
  });
  http.addHook('onRequest', async (request) => {
    const { permission = 'public' } = request.routeOptions.config;
    if (permission !== 'public') request.caller = await gate(request, permission);
  });
  // Only here: what runs after the body was read would have lost where the request came from.
  http.addHook('preHandler', (request, _reply, done) => {
    actingFrom(request.caller?.source ?? request.ip, done);
  });
}

/** Who sent a request that the gate has let in. */
export function callerOf(request: Pick<FastifyRequest, 'caller'>): Caller {
  const { caller } = request;
  if (caller === null) throw new Error('a public route has no caller');
  return caller;
}
