import type { Me } from '../../api/me.ts';
import type { Access } from '../../app/route-entry.ts';

/** Whether somebody may open a page: the menu shows it then. The server refuses by itself what it must. */
export function mayOpen(access: Access, me: Me | null): boolean {
  if (access === 'public') return true;
  if (me === null) return false;
  if (access === 'signed-in') return true;
  const wanted = typeof access === 'string' ? [access] : access;
  return wanted.some((permission) => me.permissions.includes(permission));
}
