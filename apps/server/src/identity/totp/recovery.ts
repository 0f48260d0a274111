import { randomBytes } from 'node:crypto';
import { hashOf } from '../access-key.ts';
import { identityOf, type Store } from '../store.ts';
import type { UserTables } from '../user/tables.ts';
import { base32 } from './base32.ts';

const codes = 10;
const codeBytes = 10;

/** Ten new codes in place of those there were; they are told once. */
export async function replaceRecoveryCodes(
  store: Store,
  userId: string,
): Promise<readonly string[]> {
  await removeRecoveryCodes(store, userId);
  const made = Array.from({ length: codes }, newCode);
  await identityOf<UserTables>(store)
    .insertInto('recovery_code')
    .values(made.map((code) => ({ user_id: userId, code_hash: hashOf(plainOf(code)) })))
    .execute();
  return made;
}

export async function removeRecoveryCodes(store: Store, userId: string): Promise<void> {
  await identityOf<UserTables>(store)
    .deleteFrom('recovery_code')
    .where('user_id', '=', userId)
    .execute();
}

/** Uses a code up; false when it is not one, or was used. */
export async function useRecoveryCode(
  store: Store,
  userId: string,
  code: string,
  at: Date,
): Promise<boolean> {
  const { numUpdatedRows } = await identityOf<UserTables>(store)
    .updateTable('recovery_code')
    .set({ used_at: at })
    .where('user_id', '=', userId)
    .where('code_hash', '=', hashOf(plainOf(code)))
    .where('used_at', 'is', null)
    .executeTakeFirst();
  return numUpdatedRows === 1n;
}

/** Four groups of four: 80 bits. */
function newCode(): string {
  return base32(randomBytes(codeBytes)).replace(/(.{4})(?=.)/g, '$1-');
}

function plainOf(code: string): string {
  return code.toUpperCase().replace(/[^A-Z2-7]/g, '');
}
