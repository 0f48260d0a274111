import { createHash, randomBytes } from 'node:crypto';
import { type Database, tables } from '../platform/index.ts';
import type { SellerRole, StaffRole } from './roles.ts';
import type { IdentityTables } from './tables.ts';

/** Whom an access key lets in. */
export type AccessKeyGrant =
  | {
      readonly role: SellerRole;
      readonly label: string;
      readonly partnerId: string;
      readonly counterId: string;
    }
  | { readonly role: StaffRole; readonly label: string };

/** Makes the secret of an access key: 256 random bits behind a prefix that scanners for leaked secrets can look for. */
export function newAccessKey(): string {
  return `setrum_${randomBytes(32).toString('base64url')}`;
}

/** Lets the holder of a secret in; only its hash is kept. Does nothing when the secret has its grant already. */
export async function grantAccess(
  database: Database,
  secret: string,
  grant: AccessKeyGrant,
): Promise<void> {
  await tables<IdentityTables>(database, 'identity')
    .insertInto('access_key')
    .values({
      secret_hash: hashOf(secret),
      role: grant.role,
      label: grant.label,
      partner_id: 'partnerId' in grant ? grant.partnerId : null,
      counter_id: 'counterId' in grant ? grant.counterId : null,
    })
    .onConflict((conflict) => conflict.doNothing())
    .execute();
}

export function hashOf(secret: string): Buffer {
  return createHash('sha256').update(secret).digest();
}
