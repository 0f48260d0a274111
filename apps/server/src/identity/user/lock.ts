import { SetrumError } from '@setrum/errors';
import { identityOf, type Store } from '../store.ts';
import { type Administrator, assertReach } from './reach.ts';
import { lockUser } from './store.ts';
import type { UserRow, UserTables } from './tables.ts';

/** Locks a user that the administrator may change: of their own units, and not themselves. */
export async function lockAnother(store: Store, name: string, by: Administrator): Promise<UserRow> {
  if (name === by.label && by.source !== 'shell') throw new SetrumError('SETRUM_USER_OWN');
  const row = await lockUser(store, name);
  assertReach(by, row);
  return row;
}

/** Sets columns of a locked user. */
export async function update(store: Store, name: string, values: Partial<UserRow>): Promise<void> {
  await identityOf<UserTables>(store)
    .updateTable('user_account')
    .set(values)
    .where('name', '=', name)
    .execute();
}
