import { type Database, tables } from '../../platform/index.ts';
import { hashOf } from '../access-key.ts';
import type { IdentityTables } from '../tables.ts';
import type { Caller } from './caller.ts';
import type { KeyRole } from './roles.ts';

/** Who holds an access key, or null. Keys are programs: they act for the whole utility, or sell for one counter. */
export async function keyHolder(
  database: Database,
  secret: string,
): Promise<Omit<Caller, 'source'> | null> {
  const row = await tables<IdentityTables>(database, 'identity')
    .selectFrom('access_key')
    .select(['role', 'label', 'partner_id', 'counter_id'])
    .where('secret_hash', '=', hashOf(secret))
    .where('revoked_at', 'is', null)
    .executeTakeFirst();
  if (row === undefined) return null;
  const { role, label, partner_id: partnerId, counter_id: counterId } = row;
  const seller = partnerId === null || counterId === null ? null : { partnerId, counterId };
  return { label, roles: [keyRoleOf(role)], units: 'all', seller };
}

/** People have the role `partner`; a partner's server, which holds a key, is told apart by its name here. */
function keyRoleOf(stored: IdentityTables['access_key']['role']): KeyRole {
  return stored === 'partner' ? 'partner-server' : stored;
}
