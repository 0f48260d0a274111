/** Roles of people (docs/permissions.md says what each may do). */
export const userRoles = [
  'front-office',
  'supervisor',
  'metering',
  'fitter',
  'pdl-officer',
  'p2tl-analyst',
  'p2apst-officer',
  'counter-clerk',
  'partner',
  'auditor',
  'administrator',
] as const;

export type UserRole = (typeof userRoles)[number];

/** Roles of access keys: programs. `counter` and `partner-server` sell; the others act for the utility, nationwide. */
export const keyRoles = ['counter', 'partner-server', 'staff', 'vending', 'finance'] as const;

export type KeyRole = (typeof keyRoles)[number];

export type Role = UserRole | KeyRole;

export const roles: readonly Role[] = [...userRoles, ...keyRoles];
