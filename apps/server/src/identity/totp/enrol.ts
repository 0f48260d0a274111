import { randomBytes } from 'node:crypto';
import { SetrumError } from '@setrum/errors';
import { recordAct } from '../audit/record.ts';
import { identityOf, type Store, within } from '../store.ts';
import type { UserRow, UserTables } from '../user/tables.ts';
import { base32 } from './base32.ts';
import { confirmTotp } from './confirm.ts';
import { removeRecoveryCodes } from './recovery.ts';
import type { Vault } from './vault.ts';

const secretBytes = 20;

/** The secret as an authenticator app takes it. Told once. */
export interface Enrolment {
  readonly secret: string;
  readonly uri: string;
}

/** Gives a user a secret that is asked for only after {@link confirmTotp}. SETRUM_TOTP_STATE when one is confirmed already. */
export async function enrolTotp(store: Store, vault: Vault, user: UserRow): Promise<Enrolment> {
  const secret = randomBytes(secretBytes);
  const { numUpdatedRows } = await identityOf<UserTables>(store)
    .updateTable('user_account')
    .set({ totp_secret: vault.seal(secret, user.user_id), totp_last_step: null })
    .where('user_id', '=', user.user_id)
    .where('totp_confirmed_at', 'is', null)
    .executeTakeFirst();
  if (numUpdatedRows !== 1n) throw new SetrumError('SETRUM_TOTP_STATE');
  const text = base32(secret);
  const account = encodeURIComponent(`Setrum:${user.name}`);
  return { secret: text, uri: `otpauth://totp/${account}?secret=${text}&issuer=Setrum` };
}

/** Takes the authenticator of a user away. */
export function removeTotp(store: Store, user: UserRow, at: Date): Promise<void> {
  return within(store, async (transaction) => {
    await identityOf<UserTables>(transaction)
      .updateTable('user_account')
      .set({ totp_secret: null, totp_confirmed_at: null, totp_last_step: null })
      .where('user_id', '=', user.user_id)
      .execute();
    await removeRecoveryCodes(transaction, user.user_id);
    await recordAct(transaction, { actor: user.name, act: 'totp.remove', subject: user.name }, at);
  });
}
