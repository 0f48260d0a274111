import { SetrumError } from '@setrum/errors';
import { Type } from 'typebox';
import { type HttpServer, problemResponses } from '../../platform/index.ts';
import { recordAct } from '../audit/record.ts';
import type { Caller } from '../permission/caller.ts';
import { callerOf } from '../permission/install.ts';
import { common, SessionId } from '../schema.ts';
import { within } from '../store.ts';
import { endSession, endSessionsOf } from './end.ts';
import { listSessions } from './list.ts';
import type { SignInParts } from './parts.ts';
import { mostSessionsOfUser } from './tidy.ts';
import { SessionView, sessionView } from './view.ts';

const path = '/api/v1/session/others';
const signedIn = { permission: 'signed-in' } as const;

/** The other sessions of whoever is signed in: on which machines, and to be ended from here. */
export function otherSessionRoutes(http: HttpServer, parts: SignInParts): void {
  const { database, now, sessions } = parts;
  const list = {
    ...common,
    summary: "One's other sessions",
    response: {
      200: Type.Object({ sessions: Type.Array(SessionView) }),
      ...problemResponses(401, 403),
    },
  };
  http.get(path, { schema: list, config: signedIn }, async (request) => {
    const { userId, sessionId } = ownSession(callerOf(request));
    const query = { userId, scope: 'all' as const, before: null, limit: mostSessionsOfUser };
    const found = await listSessions(database, query, sessions.settings, now());
    return {
      sessions: found.filter((session) => session.sessionId !== sessionId).map(sessionView),
    };
  });
  const endAll = {
    ...common,
    summary: "End all of one's other sessions",
    response: { 200: Type.Object({ ended: Type.Integer() }), ...problemResponses(401, 403) },
  };
  http.delete(path, { schema: endAll, config: signedIn }, async (request) => {
    const { label, ...caller } = callerOf(request);
    const { userId, sessionId } = ownSession(caller);
    const ended = await within(database, async (transaction) => {
      const count = await endSessionsOf(transaction, userId, sessionId);
      const act = { actor: label, act: 'session.end', subject: label, detail: { sessions: count } };
      if (count > 0) await recordAct(transaction, act, now());
      return count;
    });
    sessions.forget();
    return { ended };
  });
  const endOne = {
    ...common,
    summary: "End one of one's sessions",
    params: Type.Object({ sessionId: SessionId }),
    response: { 204: Type.Null(), ...problemResponses(400, 401, 403, 404) },
  };
  http.delete(
    `${path}/:sessionId`,
    { schema: endOne, config: signedIn },
    async (request, reply) => {
      const { label, ...caller } = callerOf(request);
      const { userId } = ownSession(caller);
      const { sessionId } = request.params;
      await within(database, async (transaction) => {
        if ((await endSession(transaction, sessionId, userId)) === null)
          throw new SetrumError('SETRUM_SESSION_UNKNOWN');
        const act = { actor: label, act: 'session.end', subject: label, detail: { sessionId } };
        await recordAct(transaction, act, now());
      });
      sessions.forget();
      return reply.code(204).send(null);
    },
  );
}

/** Access keys have no sessions: SETRUM_FORBIDDEN. */
function ownSession({ session }: Pick<Caller, 'session'>): NonNullable<Caller['session']> {
  if (session === undefined) throw new SetrumError('SETRUM_FORBIDDEN');
  return session;
}
