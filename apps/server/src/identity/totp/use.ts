import { SetrumError } from '@setrum/errors';
import { identityOf, type Store } from '../store.ts';
import type { UserRow, UserTables } from '../user/tables.ts';
import { acceptedStep } from './code.ts';
import type { Vault } from './vault.ts';

/** Uses a code up: of two sign-ins with one code, one is refused. */
export async function useTotpCode(
  store: Store,
  vault: Vault,
  user: UserRow,
  code: string,
  at: Date,
): Promise<boolean> {
  const step = acceptedStep(secretOf(vault, user), code, at, user.totp_last_step);
  if (step === null) return false;
  const { numUpdatedRows } = await identityOf<UserTables>(store)
    .updateTable('user_account')
    .set({ totp_last_step: step })
    .where('user_id', '=', user.user_id)
    .where((is) => is.or([is('totp_last_step', 'is', null), is('totp_last_step', '<', step)]))
    .executeTakeFirst();
  return numUpdatedRows === 1n;
}

/** The secret of a user; SETRUM_IDENTITY_KEY when the key file is not the one it was sealed under. */
export function secretOf(vault: Vault, { totp_secret: sealed, user_id: userId }: UserRow): Buffer {
  const secret = sealed === null ? null : vault.open(sealed, userId);
  if (secret === null) throw new SetrumError('SETRUM_IDENTITY_KEY');
  return secret;
}
