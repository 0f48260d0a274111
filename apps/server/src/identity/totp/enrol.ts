import { randomBytes } from 'node:crypto';
import { SetrumError } from '@setrum/errors';
import { recordAct } from '../audit/record.ts';
import { identityOf, type Store, within } from '../store.ts';
import type { UserRow, UserTables } from '../user/tables.ts';
import { base32 } from './base32.ts';
import { acceptedStep } from './code.ts';
import { removeRecoveryCodes, replaceRecoveryCodes } from './recovery.ts';
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

/** The first code shows that the app has the secret; from now on codes are asked for. Gives recovery codes. SETRUM_TOTP_STATE, SETRUM_TOTP_WRONG. */
export function confirmTotp(
  store: Store,
  vault: Vault,
  name: string,
  code: string,
  at: Date,
): Promise<readonly string[]> {
  return within(store, async (transaction) => {
    const user = await identityOf<UserTables>(transaction)
      .selectFrom('user_account')
      .selectAll()
      .where('name', '=', name)
      .forUpdate()
      .executeTakeFirstOrThrow();
    if (user.totp_secret === null || user.totp_confirmed_at !== null)
      throw new SetrumError('SETRUM_TOTP_STATE');
    const step = acceptedStep(secretOf(vault, user), code, at, user.totp_last_step);
    if (step === null) throw new SetrumError('SETRUM_TOTP_WRONG');
    await identityOf<UserTables>(transaction)
      .updateTable('user_account')
      .set({ totp_confirmed_at: at, totp_last_step: step })
      .where('user_id', '=', user.user_id)
      .execute();
    const codes = await replaceRecoveryCodes(transaction, user.user_id);
    await recordAct(transaction, { actor: name, act: 'totp.confirm', subject: name }, at);
    return codes;
  });
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

function secretOf(vault: Vault, { totp_secret: sealed, user_id: userId }: UserRow): Buffer {
  const secret = sealed === null ? null : vault.open(sealed, userId);
  if (secret === null) throw new SetrumError('SETRUM_IDENTITY_KEY');
  return secret;
}
