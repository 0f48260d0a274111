import { Type } from 'typebox';
import { type HttpServer, problemResponses } from '../../platform/index.ts';
import { recordAct } from '../audit/record.ts';
import { type IdentityParts, secureCookies } from '../parts.ts';
import { callerOf } from '../permission/install.ts';
import { common, Language } from '../schema.ts';
import { identityOf, within } from '../store.ts';
import type { UserTables } from '../user/tables.ts';
import { clearCookie, sessionCookie } from './cookie.ts';
import { endSession } from './end.ts';
import { Me } from './me.ts';
import { meOfCaller } from './me-view.ts';
import { sessionTokenOf } from './request.ts';

const path = '/api/v1/session';

/** Who am I, signing out, the language. */
export function ownRoutes(http: HttpServer, parts: IdentityParts): void {
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
