import type { Generated, Selectable } from 'kysely';
import type { UserRole } from '../permission/roles.ts';

/** The users' tables as everyday queries see them. */
export interface UserTables {
  readonly user_account: {
    readonly user_id: string;
    readonly name: string;
    readonly display_name: string;
    readonly email: string | null;
    readonly roles: readonly UserRole[];
    readonly units: readonly string[];
    readonly partner_id: string | null;
    readonly counter_id: string | null;
    readonly state: 'active' | 'blocked';
    readonly origin: 'local' | 'directory';
    readonly language: 'id' | 'en';
    readonly password_hash: string | null;
    readonly must_change_password: boolean;
    readonly failed_attempts: Generated<number>;
    readonly locked_until: Generated<Date | null>;
    readonly totp_secret: Generated<string | null>;
    readonly totp_confirmed_at: Generated<Date | null>;
    readonly totp_last_step: Generated<number | null>;
    readonly made_at: Date;
    readonly last_log_in_at: Generated<Date | null>;
  };
  readonly recovery_code: {
    readonly user_id: string;
    readonly code_hash: Buffer;
    readonly used_at: Generated<Date | null>;
  };
}

export type UserRow = Selectable<UserTables['user_account']>;
