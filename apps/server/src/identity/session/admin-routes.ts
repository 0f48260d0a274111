import { Type } from 'typebox';
import { type HttpServer, problemResponses } from '../../platform/index.ts';
import { callerOf } from '../permission/install.ts';
import { common, Limit, LogInName, SessionId } from '../schema.ts';
import { userNamed } from '../user/store.ts';
import { endingRoutes } from './ending-routes.ts';
import { listSessions } from './list.ts';
import type { SignInParts } from './parts.ts';
import { SessionView, sessionView } from './view.ts';

/** Everybody's sessions, for administrators. */
export function sessionAdminRoutes(http: HttpServer, parts: SignInParts): void {
  const { database, now, sessions } = parts;
  const list = {
    ...common,
    summary: 'Who is signed in, the newest session first',
    querystring: Type.Object({
      name: Type.Optional(LogInName),
      before: Type.Optional(SessionId),
      limit: Limit,
    }),
    response: {
      200: Type.Object({ sessions: Type.Array(SessionView) }),
      ...problemResponses(400, 401, 403, 404),
    },
  };
  const viewed = { schema: list, config: { permission: 'user.view' } } as const;
  http.get('/api/v1/sessions', viewed, async (request) => {
    const { name, before = null, limit } = request.query;
    const scope = callerOf(request).units;
    const userId = name === undefined ? null : (await userNamed(database, name)).userId;
    const found = await listSessions(
      database,
      { userId, scope, before, limit },
      sessions.settings,
      now(),
    );
    return { sessions: found.map(sessionView) };
  });
  endingRoutes(http, parts);
}
