import { SetrumError } from '@setrum/errors';
import type { Role } from './roles.ts';
import { mayDo, type Permission } from './table.ts';

/** The units whose business somebody may do: all of them, or those below the units that were given. */
export type UnitScope = 'all' | ReadonlySet<string>;

/** Who is calling, as every module sees it. */
export interface Caller {
  /** Who it is, for records and the audit trail: the user's name, or the label of an access key. */
  readonly label: string;
  readonly roles: readonly Role[];
  /** Service units (ULP, 5 digits) and the units above them that lie in the caller's scope. */
  readonly units: UnitScope;
  /** Whom a seller sells for; null for the utility's people. */
  readonly seller: { readonly partnerId: string; readonly counterId: string } | null;
  /** From where: the address of the connection; `shell` for the command line, `system` for the server's own work. */
  readonly source: string;
  /** The session of somebody who is signed in; access keys have none. */
  readonly session?: { readonly sessionId: string; readonly userId: string };
}

/** What of an HTTP request tells who sends it. */
export interface Credentials {
  readonly method: string;
  readonly ip: string;
  /** The server asks by itself about a line that is open: nobody has sent anything. */
  readonly isOpenLine?: boolean;
  readonly headers: {
    readonly authorization?: string | undefined;
    readonly cookie?: string | undefined;
    readonly origin?: string | undefined;
    readonly [name: string]: string | string[] | undefined;
  };
}

/**
 * Tells who sent a request and that they hold `permission` (`signed-in`: whoever has a session or a key); throws
 * SETRUM_UNAUTHENTICATED, SETRUM_FORBIDDEN.
 */
export type Gate = (request: Credentials, permission: Permission | 'signed-in') => Promise<Caller>;

/** Refuses what belongs to a unit outside the caller's scope: SETRUM_UNIT_FORBIDDEN. */
export function assertUnit(caller: Pick<Caller, 'units'>, unit: string): void {
  if (!coversUnit(caller, unit)) throw new SetrumError('SETRUM_UNIT_FORBIDDEN', { unit });
}

export function coversUnit(caller: Pick<Caller, 'units'>, unit: string): boolean {
  return caller.units === 'all' || caller.units.has(unit);
}

/** Whom a caller sells for; SETRUM_FORBIDDEN for somebody who sells for nobody. */
export function sellerOf(caller: Caller): NonNullable<Caller['seller']> {
  if (caller.seller === null) throw new SetrumError('SETRUM_FORBIDDEN');
  return caller.seller;
}

/** Whether a caller holds a permission beside the one that let them in. */
export function callerMay(caller: Pick<Caller, 'roles'>, permission: Permission): boolean {
  return caller.roles.some((role) => mayDo(role, permission));
}

/** The server itself, where it acts by its own rules: a token generated, a registration that ran out. */
export const systemCaller: Caller = {
  label: 'system',
  roles: [],
  units: 'all',
  seller: null,
  source: 'system',
};
