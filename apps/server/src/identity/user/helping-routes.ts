import { Type } from 'typebox';
import { type HttpServer, problemResponses } from '../../platform/index.ts';
import { callerOf } from '../permission/install.ts';
import { byName, common } from '../schema.ts';
import type { SignInParts } from '../session/parts.ts';
import { resetPassword } from './reset.ts';
import { UserState, UserView, userView } from './schema.ts';
import { setUserState } from './state.ts';

const path = '/api/v1/users';
const managed = { permission: 'user.manage' } as const;

/** Blocking users, and new passwords for them. */
export function helpingRoutes(
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
