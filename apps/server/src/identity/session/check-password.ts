import { recordAct } from '../audit/record.ts';
import type { UserRow } from '../user/tables.ts';
import { attemptsBeforeLock, reserveAttempt } from './attempts.ts';
import type { SignInParts } from './parts.ts';

/**
 * Whether a password is a user's: then the row, with the attempt still counted as failed, which the caller puts right. Null for a wrong
 * password, an unknown name, a locked account and a user of a directory, after the same work.
 */
export async function checkPassword(
  { database, now, passwords }: Pick<SignInParts, 'database' | 'now' | 'passwords'>,
  name: string,
  password: string,
): Promise<UserRow | null> {
  const row = await reserveAttempt(database, name, now());
  const right = await passwords.verify(password, row?.password_hash ?? null);
  if (row === null || right) return row;
  if (row.failed_attempts >= attemptsBeforeLock) {
    const until = row.locked_until?.toISOString() ?? null;
    const detail = { failures: row.failed_attempts, until };
    await recordAct(database, { actor: 'system', act: 'user.lock', subject: name, detail }, now());
  }
  return null;
}
