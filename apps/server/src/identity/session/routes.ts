import { Type } from 'typebox';
import { type HttpServer, problemResponses } from '../../platform/index.ts';
import type { IdentityParts } from '../parts.ts';
import { callerOf } from '../permission/install.ts';
import { common, Password } from '../schema.ts';
import { answer, Carrier, Opened } from './answer.ts';
import { changePassword } from './change-password.ts';
import { assertSameOrigin } from './csrf.ts';
import { LogIn } from './log-in.ts';
import { ownRoutes } from './own-routes.ts';
import { originOf } from './request.ts';

const path = '/api/v1/session';

const LogInBody = Type.Object(
  {
    name: Type.String({ pattern: '^[\\x21-\\x7e]{1,100}$' }),
    password: Password,
    totp: Type.Optional(Type.String({ pattern: '^[0-9]{6}$' })),
    recoveryCode: Type.Optional(Type.String({ pattern: '^[0-9A-Za-z -]{16,40}$' })),
    carrier: Carrier,
  },
  { additionalProperties: false },
);

const PasswordBody = Type.Object(
  { current: Password, next: Password, carrier: Carrier },
  { additionalProperties: false },
);

/** One's own session: sign in, who am I, sign out, change the password. */
export function sessionRoutes(http: HttpServer, parts: IdentityParts): void {
  const logIn = new LogIn(
    parts,
    parts.refusalMs === undefined ? {} : { refusalMs: parts.refusalMs },
  );
  const open = {
    tags: common.tags,
    summary:
      'Sign in with name and password, and the code of the authenticator where one is set up',
    body: LogInBody,
    response: { 200: Opened, ...problemResponses(400, 401, 403, 422, 429, 503) },
  };
  const openTo = { schema: open, config: { permission: 'public' } } as const;
  http.post(path, openTo, async (request, reply) => {
    assertSameOrigin(request, parts.settings.publicUrl);
    const { name, password, totp = null, recoveryCode = null, carrier } = request.body;
    const from = originOf(request);
    const opened = await logIn.open({
      name: name.toLowerCase(),
      password,
      totp,
      recoveryCode,
      from,
    });
    return answer(parts, request, reply, opened, carrier);
  });
  ownRoutes(http, parts);
  const change = {
    ...common,
    summary: 'Change the password: every session ends, and a new one begins',
    body: PasswordBody,
    response: { 200: Opened, ...problemResponses(400, 401, 403, 422, 503) },
  };
  const changeFor = { schema: change, config: { permission: 'signed-in' } } as const;
  http.post(`${path}/password`, changeFor, async (request, reply) => {
    const { current, next, carrier } = request.body;
    const from = originOf(request);
    const opened = await changePassword(parts, callerOf(request), { current, next, from });
    return answer(parts, request, reply, opened, carrier);
  });
}
