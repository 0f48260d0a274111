import type { User } from '../user/model.ts';
import type { SessionInfo } from './store.ts';

export interface Origin {
  /** Address of the connection. */
  readonly source: string;
  /** What the browser says it is. */
  readonly agent: string;
  /** The token of a session that the browser brought along: it ends. */
  readonly previousToken: string | null;
}

export interface OpenedSession {
  readonly token: string;
  readonly user: User;
  readonly session: SessionInfo;
}
