import { SetrumError } from '@setrum/errors';
import type { Caller } from '../permission/caller.ts';
import type { UserRole } from '../permission/roles.ts';
import { assertWithin } from '../unit/scope.ts';

/** Who does something to users, and for which units they may. */
export type Administrator = Pick<Caller, 'label' | 'units' | 'source'>;

/** What these may do is not bound to units, so who hands them out must have all units. */
const unboundRoles: readonly UserRole[] = ['p2apst-officer', 'auditor', 'partner', 'counter-clerk'];

/** Refuses what an administrator of some units may not hand out, nor take from others: SETRUM_UNIT_FORBIDDEN, SETRUM_FORBIDDEN. */
export function assertReach(
  by: Administrator,
  user: { readonly units: readonly string[]; readonly roles: readonly UserRole[] },
): void {
  assertWithin(by.units, user.units);
  if (by.units !== 'all' && user.roles.some((role) => unboundRoles.includes(role)))
    throw new SetrumError('SETRUM_FORBIDDEN');
}
