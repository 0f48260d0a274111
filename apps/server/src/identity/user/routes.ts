import { Type } from 'typebox';
import { type HttpServer, problemResponses } from '../../platform/index.ts';
import { callerOf } from '../permission/install.ts';
import { byName, common, Limit, LogInName, orNull } from '../schema.ts';
import type { SignInParts } from '../session/parts.ts';
import { assertWithin } from '../unit/scope.ts';
import { changeUser, resetPassword, setUserState } from './change.ts';
import { registerUser } from './register.ts';
import { NewUserBody, UserChangeBody, UserState, UserView, userView } from './schema.ts';
import { listUsers, userNamed } from './store.ts';

const path = '/api/v1/users';
const viewed = { permission: 'user.view' } as const;
const managed = { permission: 'user.manage' } as const;

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

function makingRoutes(http: HttpServer, { database, now, passwords, sessions }: SignInParts): void {
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

function helpingRoutes(
  http: HttpServer,
  { database, now, passwords, sessions }: SignInParts,
): void {
  const setState = {
    ...common,
    summary: 'Block a user, which ends every session, or let one in again',
    params: byName,
    body: Type.Object({ state: UserState }, { additionalProperties: false }),
    response: { 200: UserView, ...problemResponses(400, 401, 403, 404) },
  };
  http.put(`${path}/:name/state`, { schema: setState, config: managed }, async (request) => {
    const { params, body } = request;
    const by = callerOf(request);
    const user = await setUserState(database, params.name, body.state, by, now());
    sessions.forget();
    return userView(user);
  });
  const reset = {
    ...common,
    summary: 'Give a user a new password, told here only; ends every session and any lock',
    params: byName,
    body: Type.Object(
      {
        removeTotp: Type.Optional(
          Type.Boolean({ description: 'Take a lost authenticator away, too' }),
        ),
      },
      { additionalProperties: false },
    ),
    response: {
      200: Type.Object({ password: Type.String() }),
      ...problemResponses(400, 401, 403, 404, 409, 503),
    },
  };
  http.post(`${path}/:name/reset`, { schema: reset, config: managed }, async (request, reply) => {
    const { removeTotp = false } = request.body;
    const options = { removeTotp, passwords };
    const by = callerOf(request);
    const password = await resetPassword(database, request.params.name, by, now(), options);
    sessions.forget();
    void reply.header('cache-control', 'no-store');
    return { password };
  });
}
