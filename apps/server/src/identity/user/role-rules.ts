import { SetrumError } from '@setrum/errors';
import type { UserRole } from '../permission/roles.ts';
import type { User } from './model.ts';

/** Who looks over the others' shoulders does none of their work; who hands out roles has none of them; a partner's people are not the utility's. */
const aloneRoles: readonly UserRole[] = ['auditor', 'administrator', 'partner', 'counter-clerk'];
const sellerRoles: readonly UserRole[] = ['partner', 'counter-clerk'];

/** Refuses roles that one person may not hold together, and sellers without, or others with, partner and counter: SETRUM_USER_ROLES. */
export function assertRoles(roles: readonly UserRole[], seller: User['seller']): void {
  const alone = roles.length > 1 && roles.some((role) => aloneRoles.includes(role));
  const sells = roles.some((role) => sellerRoles.includes(role));
  if (roles.length === 0 || alone || sells !== (seller !== null))
    throw new SetrumError('SETRUM_USER_ROLES', { roles: roles.join(', ') || '-' });
}
