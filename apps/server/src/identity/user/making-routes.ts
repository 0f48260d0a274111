import { Type } from 'typebox';
import { type HttpServer, problemResponses } from '../../platform/index.ts';
import { callerOf } from '../permission/install.ts';
import { byName, common, orNull } from '../schema.ts';
import type { SignInParts } from '../session/parts.ts';
import { changeUser } from './change.ts';
import { registerUser } from './register.ts';
import { NewUserBody, UserChangeBody, UserView, userView } from './schema.ts';

const path = '/api/v1/users';
const managed = { permission: 'user.manage' } as const;

/** Making and changing users. */
export function makingRoutes(
  http: HttpServer,
  { database, now, passwords, sessions }: SignInParts,
): void {
  const make = {
    ...common,
    summary:
      'Make a user; the password is told here only, and must be changed at the first sign-in',
    body: NewUserBody,
    response: {
      201: Type.Object({ user: UserView, password: orNull(Type.String()) }),
      ...problemResponses(400, 401, 403, 404, 409, 422, 503),
    },
  };
  http.post(path, { schema: make, config: managed }, async (request, reply) => {
    const caller = callerOf(request);
    const made = await registerUser(database, request.body, caller, now(), { passwords });
    void reply.header('cache-control', 'no-store').code(201);
    return reply.send({ user: userView(made.user), password: made.password });
  });
  const change = {
    ...common,
    summary: "Change a user's name, e-mail address, roles, units, counter or language",
    params: byName,
    body: UserChangeBody,
    response: { 200: UserView, ...problemResponses(400, 401, 403, 404, 409, 422) },
  };
  http.patch(`${path}/:name`, { schema: change, config: managed }, async (request) => {
    const { name } = request.params;
    const user = await changeUser(database, name, request.body, callerOf(request), now());
    sessions.forget();
    return userView(user);
  });
}
