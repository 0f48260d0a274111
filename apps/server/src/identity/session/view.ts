import { Type } from 'typebox';
import { Instant } from '../schema.ts';
import type { SessionInfo } from './store.ts';

export const SessionView = Type.Object({
  sessionId: Type.String(),
  name: Type.String(),
  method: Type.String({ description: 'password, totp, recovery, directory' }),
  source: Type.String(),
  agent: Type.String(),
  madeAt: Instant,
  seenAt: Instant,
  expiresAt: Instant,
});

export function sessionView(session: SessionInfo & { readonly name: string }) {
  const { userId: _userId, ...told } = session;
  return {
    ...told,
    madeAt: session.madeAt.toISOString(),
    seenAt: session.seenAt.toISOString(),
    expiresAt: session.expiresAt.toISOString(),
  };
}
