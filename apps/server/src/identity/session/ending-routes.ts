import { SetrumError } from '@setrum/errors';
import { Type } from 'typebox';
import { type HttpServer, problemResponses } from '../../platform/index.ts';
import { recordAct } from '../audit/record.ts';
import { callerOf } from '../permission/install.ts';
import { byName, common, LogInName, SessionId } from '../schema.ts';
import { within } from '../store.ts';
import { assertReach } from '../user/reach.ts';
import { lockUser } from '../user/store.ts';
import { endSession, endSessionsOf } from './end.ts';
import type { SignInParts } from './parts.ts';

/** Ending others’ sessions. */
export function endingRoutes(http: HttpServer, { database, now, sessions }: SignInParts): void {
  const managed = { permission: 'user.manage' } as const;
  const endAll = {
    ...common,
    summary: 'End all sessions of a user',
    params: byName,
    response: {
      200: Type.Object({ ended: Type.Integer() }),
      ...problemResponses(400, 401, 403, 404),
    },
  };
  const path = '/api/v1/users/:name/sessions';
  http.delete(path, { schema: endAll, config: managed }, async (request) => {
    const by = callerOf(request);
    const { name } = request.params;
    const ended = await within(database, async (transaction) => {
      const row = await lockUser(transaction, name);
      assertReach(by, row);
      const count = await endSessionsOf(transaction, row.user_id);
      const act = { actor: by.label, act: 'session.end', subject: name };
      await recordAct(transaction, { ...act, detail: { sessions: count } }, now());
      return count;
    });
    sessions.forget();
    return { ended };
  });
  const endOne = {
    ...common,
    summary: 'End a session of a user',
    params: Type.Object({ name: LogInName, sessionId: SessionId }),
    response: { 204: Type.Null(), ...problemResponses(400, 401, 403, 404) },
  };
  http.delete(`${path}/:sessionId`, { schema: endOne, config: managed }, async (request, reply) => {
    const by = callerOf(request);
    const { name, sessionId } = request.params;
    await within(database, async (transaction) => {
      const row = await lockUser(transaction, name);
      assertReach(by, row);
      if ((await endSession(transaction, sessionId, row.user_id)) === null)
        throw new SetrumError('SETRUM_SESSION_UNKNOWN');
      const act = { actor: by.label, act: 'session.end', subject: name, detail: { sessionId } };
      await recordAct(transaction, act, now());
    });
    sessions.forget();
    return reply.code(204).send(null);
  });
}
