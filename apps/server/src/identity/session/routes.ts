import type { FastifyReply, FastifyRequest } from 'fastify';
import { type Static, Type } from 'typebox';
import { type HttpServer, problemResponses } from '../../platform/index.ts';
import { recordAct } from '../audit/record.ts';
import { type IdentityParts, secureCookies } from '../parts.ts';
import { callerOf } from '../permission/install.ts';
import { common, Language, Password } from '../schema.ts';
import { identityOf, within } from '../store.ts';
import type { UserTables } from '../user/tables.ts';
import { changePassword } from './change-password.ts';
import { clearCookie, sessionCookie, setCookie } from './cookie.ts';
import { assertSameOrigin } from './csrf.ts';
import { LogIn, type OpenedSession } from './log-in.ts';
import { originOf, sessionTokenOf } from './request.ts';
import { endSession } from './store.ts';
import { Me, meOf, meOfCaller } from './view.ts';

const path = '/api/v1/session';
const Carrier = Type.Optional(
  Type.Union([Type.Literal('cookie'), Type.Literal('bearer')], {
    description: 'cookie (unless said): for browsers; bearer: the token comes in the answer',
  }),
);
const Opened = Type.Object({ me: Me, token: Type.Union([Type.String(), Type.Null()]) });
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

function ownRoutes(http: HttpServer, parts: IdentityParts): void {
  const { database, now, sessions } = parts;
  const me = {
    ...common,
    summary: 'Who am I, what may I do, and the token that pages send along',
    response: { 200: Me, ...problemResponses(401, 403) },
  };
  const signedIn = { permission: 'signed-in' } as const;
  http.get(path, { schema: me, config: signedIn }, async (request) =>
    meOfCaller(database, callerOf(request), sessionTokenOf(request)),
  );
  const close = {
    ...common,
    summary: 'Sign out',
    response: { 204: Type.Null(), ...problemResponses(401, 403) },
  };
  http.delete(path, { schema: close, config: signedIn }, async (request, reply) => {
    const { label, session } = callerOf(request);
    if (session !== undefined) {
      await within(database, async (transaction) => {
        await endSession(transaction, session.sessionId);
        const detail = { sessionId: session.sessionId };
        const act = { actor: label, act: 'session.close', subject: label, detail };
        await recordAct(transaction, act, now());
      });
      sessions.forget();
    }
    const secure = secureCookies(parts, request);
    return reply.header('set-cookie', clearCookie(sessionCookie, { secure })).code(204).send(null);
  });
  const language = {
    ...common,
    summary: "The language of one's screens",
    body: Type.Object({ language: Language }, { additionalProperties: false }),
    response: { 200: Me, ...problemResponses(400, 401, 403) },
  };
  http.put(`${path}/language`, { schema: language, config: signedIn }, async (request) => {
    const caller = callerOf(request);
    await identityOf<UserTables>(database)
      .updateTable('user_account')
      .set({ language: request.body.language })
      .where('user_id', '=', caller.session?.userId ?? null)
      .execute();
    return meOfCaller(database, caller, sessionTokenOf(request));
  });
}

/** The token goes where no script of a page can read it, or to a program that asked for it. */
function answer(
  parts: IdentityParts,
  request: FastifyRequest,
  reply: FastifyReply,
  { token, user }: OpenedSession,
  carrier: Static<typeof Carrier> = 'cookie',
) {
  void reply.header('cache-control', 'no-store');
  if (carrier === 'bearer') return { me: meOf(user, null), token };
  const secure = secureCookies(parts, request);
  void reply.header('set-cookie', setCookie(sessionCookie, token, { secure }));
  return { me: meOf(user, token), token: null };
}
