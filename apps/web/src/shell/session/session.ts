import { keepSession } from '../../api/client.ts';
import type { Me } from '../../api/me.ts';
import { isProblem } from '../../api/problem.ts';
import { send } from '../../api/request.ts';
import { type SessionState, sessionOf, unknownSession, visitor } from './state.ts';

const path = '/api/v1/session';

export interface Credentials {
  readonly name: string;
  readonly password: string;
  readonly totp?: string;
  readonly recoveryCode?: string;
}

let state: SessionState = unknownSession;
const listeners = new Set<() => void>();
/** Requests that wait for the sign-in over the page. */
let waiting: ((isBack: boolean) => void)[] = [];

function become(next: SessionState): void {
  state = next;
  for (const listener of listeners) listener();
}

function settle(isBack: boolean): void {
  const all = waiting;
  waiting = [];
  for (const resolve of all) resolve(isBack);
}

/** The session of this browser: one store for the whole app, outside of React because requests need it, too. */
export const session = {
  get: (): SessionState => state,

  subscribe: (listener: () => void): (() => void) => {
    listeners.add(listener);
    return () => listeners.delete(listener);
  },

  /** Asks the server who is signed in. */
  async ask(): Promise<void> {
    try {
      become(sessionOf(await send<Me>('GET', path, {}, null)));
    } catch (error) {
      if (isProblem(error, 'SETRUM_UNAUTHENTICATED')) become(visitor);
      else become({ ...unknownSession, failure: error as Error });
    }
  },

  /** Signs in; throws ProblemError with SETRUM_TOTP_NEEDED when the code of the authenticator is missing. */
  async signIn(credentials: Credentials): Promise<Me> {
    const { me } = await send<{ me: Me }>('POST', path, { body: credentials }, null);
    take(me);
    return me;
  },

  async changePassword(current: string, next: string): Promise<void> {
    const body = { current, next };
    const csrf = state.me?.csrf ?? null;
    const { me } = await send<{ me: Me }>('POST', `${path}/password`, { body }, csrf);
    take(me);
  },

  /** Ends the session here, and at the server when it still knows it. */
  async signOut(): Promise<void> {
    const csrf = state.me?.csrf ?? null;
    try {
      if (!state.lapsed) await send('DELETE', path, {}, csrf);
    } catch (error) {
      if (!isProblem(error, 'SETRUM_UNAUTHENTICATED', 'SETRUM_CSRF')) throw error;
    }
    become(visitor);
    settle(false);
  },
} as const;

function take(me: Me): void {
  const isSame = state.me?.name === me.name;
  become(sessionOf(me));
  settle(isSame);
}

keepSession({
  csrf: () => state.me?.csrf ?? null,
  renew: () => {
    if (state.status !== 'somebody') return Promise.resolve(false);
    if (!state.lapsed) become({ ...state, lapsed: true });
    return new Promise((resolve) => waiting.push(resolve));
  },
  refresh: async () => {
    const before = state.me?.name;
    try {
      take(await send<Me>('GET', path, {}, null));
    } catch {
      // Whoever asked tells the first problem, which says more.
      return false;
    }
    return state.me?.name === before;
  },
});
