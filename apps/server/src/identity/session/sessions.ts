import type { Database } from '../../platform/index.ts';
import { hashOf } from '../access-key.ts';
import type { Caller } from '../permission/caller.ts';
import { Remembered } from '../permission/remembered.ts';
import { identityOf } from '../store.ts';
import { scopeOf } from '../unit/scope.ts';
import { userOf } from '../user/store.ts';
import type { UserTables } from '../user/tables.ts';
import { type SessionSettings, sessionDefaults } from './settings.ts';
import type { SessionTables } from './tables.ts';

/** Who is signed in under a session. */
export interface SessionHolder extends Omit<Caller, 'source'> {
  readonly session: NonNullable<Caller['session']>;
  readonly mustChangePassword: boolean;
}

/** Writing down each request would cost more than it tells. */
const seenEveryMs = 60_000;

/** The sessions of this server: who is signed in, remembered for some seconds, until something about sessions or users changes here. */
export class Sessions {
  readonly settings: SessionSettings;
  readonly #database: Database;
  readonly #now: () => Date;
  readonly #known: Remembered<SessionHolder>;

  constructor(database: Database, now: () => Date, settings: SessionSettings = sessionDefaults) {
    this.#database = database;
    this.#now = now;
    this.settings = settings;
    this.#known = new Remembered(() => now().getTime());
  }

  /** Who holds a session's token; null when it is unknown, over, ended, or its user is blocked. */
  holder(token: string): Promise<SessionHolder | null> {
    return this.#known.of(token, () => this.#find(token, true));
  }

  /** The same, asked by the server itself: whether the person still may. It is no request of theirs, and keeps no session from running out. */
  holderUnseen(token: string): Promise<SessionHolder | null> {
    return this.#find(token, false);
  }

  /** Something about sessions or users was changed, and holds from now on. */
  forget(): void {
    this.#known.clear();
  }

  async #find(token: string, isRequest: boolean): Promise<SessionHolder | null> {
    const at = this.#now();
    const hash = hashOf(token);
    const tables = identityOf<SessionTables & UserTables>(this.#database);
    const row = await tables
      .selectFrom('session')
      .innerJoin('user_account', 'user_account.user_id', 'session.user_id')
      .selectAll('user_account')
      .select(['session.session_id', 'session.seen_at'])
      .where('session.token_hash', '=', hash)
      .where('session.expires_at', '>', at)
      .where('session.seen_at', '>', new Date(at.getTime() - this.settings.idleMs))
      .where('user_account.state', '=', 'active')
      .executeTakeFirst();
    if (row === undefined) return null;
    if (isRequest && at.getTime() - row.seen_at.getTime() >= seenEveryMs)
      await tables
        .updateTable('session')
        .set({ seen_at: at })
        .where('token_hash', '=', hash)
        .execute();
    const user = userOf(row);
    return {
      label: user.name,
      roles: user.roles,
      units: await scopeOf(this.#database, user.units),
      seller: user.seller,
      session: { sessionId: row.session_id, userId: user.userId },
      mustChangePassword: user.mustChangePassword,
    };
  }
}
