import type { Me } from '../../api/me.ts';

/** Whose screens these are. */
export interface SessionState {
  /** `asking`: the server has not said yet; `nobody`: a visitor. */
  readonly status: 'asking' | 'nobody' | 'somebody';
  readonly me: Me | null;
  /** The session has ended while somebody works: the sign-in lies over the page. */
  readonly lapsed: boolean;
  /** The server could not be asked. */
  readonly failure: Error | null;
}

export const unknownSession: SessionState = {
  status: 'asking',
  me: null,
  lapsed: false,
  failure: null,
};

export const visitor: SessionState = { ...unknownSession, status: 'nobody' };

export function sessionOf(me: Me): SessionState {
  return { status: 'somebody', me, lapsed: false, failure: null };
}
