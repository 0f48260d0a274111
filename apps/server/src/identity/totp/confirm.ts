import { SetrumError } from '@setrum/errors';
import { recordAct } from '../audit/record.ts';
import { identityOf, type Store, within } from '../store.ts';
import type { UserTables } from '../user/tables.ts';
import { acceptedStep } from './code.ts';
import { replaceRecoveryCodes } from './recovery.ts';
import { secretOf } from './use.ts';
import type { Vault } from './vault.ts';

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
