import type { Database } from '../../platform/index.ts';
import type { Vault } from '../totp/vault.ts';
import type { Passwords } from '../user/password.ts';
import type { Sessions } from './sessions.ts';

/** What signing in is put together from. */
export interface SignInParts {
  readonly database: Database;
  readonly now: () => Date;
  readonly sessions: Sessions;
  readonly passwords: Passwords;
  readonly vault: Vault;
}
