import { Type } from 'typebox';
import { type HttpServer, problemResponses } from '../../platform/index.ts';
import { callerOf } from '../permission/install.ts';
import { byName, common, Limit, LogInName, orNull } from '../schema.ts';
import type { SignInParts } from '../session/parts.ts';
import { assertWithin } from '../unit/scope.ts';
import { helpingRoutes } from './helping-routes.ts';
import { makingRoutes } from './making-routes.ts';
import { UserView, userView } from './schema.ts';
import { listUsers, userNamed } from './store.ts';

const path = '/api/v1/users';

const viewed = { permission: 'user.view' } as const;

/** Users: made, changed, blocked and helped by administrators, within their own units. */
export function userRoutes(http: HttpServer, parts: SignInParts): void {
  const { database } = parts;
  const list = {
    ...common,
    summary: "The users of one's units, in the order of their names",
    querystring: Type.Object({ after: Type.Optional(LogInName), limit: Limit }),
    response: {
      200: Type.Object({ users: Type.Array(UserView), next: orNull(Type.String()) }),
      ...problemResponses(400, 401, 403),
    },
  };
  http.get(path, { schema: list, config: viewed }, async (request) => {
    const { after = null, limit } = request.query;
    const scope = callerOf(request).units;
    const users = await listUsers(database, { scope, after, limit });
    const next = users.length < limit ? null : (users.at(-1)?.name ?? null);
    return { users: users.map(userView), next };
  });
  const show = {
    ...common,
    summary: 'One user',
    params: byName,
    response: { 200: UserView, ...problemResponses(400, 401, 403, 404) },
  };
  http.get(`${path}/:name`, { schema: show, config: viewed }, async (request) => {
    const user = await userNamed(database, request.params.name);
    assertWithin(callerOf(request).units, user.units);
    return userView(user);
  });
  makingRoutes(http, parts);
  helpingRoutes(http, parts);
}
