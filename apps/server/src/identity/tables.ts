import type { Generated } from 'kysely';
import type { SellerRole, StaffRole } from './roles.ts';

/** The tables of schema `identity` as everyday queries see them. */
export interface IdentityTables {
  readonly access_key: {
    readonly secret_hash: Buffer;
    readonly role: SellerRole | StaffRole;
    readonly label: string;
    readonly partner_id: string | null;
    readonly counter_id: string | null;
    readonly created_at: Generated<Date>;
    readonly revoked_at: Generated<Date | null>;
  };
}
