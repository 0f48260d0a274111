import { recordAct } from '../audit/record.ts';
import { endSessionsOf } from '../session/end.ts';
import { type Store, within } from '../store.ts';
import { lockAnother, update } from './lock.ts';
import type { User } from './model.ts';
import type { Administrator } from './reach.ts';
import { userOf } from './store.ts';

/** Blocks a user, which ends every session, or lets one in again. SETRUM_USER_UNKNOWN, SETRUM_USER_OWN, SETRUM_UNIT_FORBIDDEN. */
export function setUserState(
  store: Store,
  name: string,
  state: User['state'],
  by: Administrator,
  at: Date,
): Promise<User> {
  return within(store, async (transaction) => {
    const row = await lockAnother(transaction, name, by);
    if (row.state === state) return userOf(row);
    await update(transaction, name, { state });
    const sessions = state === 'blocked' ? await endSessionsOf(transaction, row.user_id) : 0;
    const changes = { before: { state: row.state }, after: { state } };
    const act = { actor: by.label, act: 'user.state', subject: name, detail: { sessions } };
    await recordAct(transaction, { ...act, ...changes }, at);
    return userOf({ ...row, state });
  });
}
