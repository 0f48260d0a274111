import { SetrumError } from '@setrum/errors';
import type { Database } from '../../platform/index.ts';
import type { Caller, Gate } from './caller.ts';
import { keyHolder } from './key.ts';
import { Remembered } from './remembered.ts';
import { mayDo } from './table.ts';

export interface GateOptions {
  readonly database: Database;
  readonly now: () => Date;
}

/** The gate of this server. A revoked key may work some seconds longer: a query for each request would cost more than it protects. */
export function createGate({ database, now }: GateOptions): Gate {
  const keys = new Remembered<Omit<Caller, 'source'>>(() => now().getTime());
  return async ({ ip, headers }, permission) => {
    const secret = /^Bearer (\S{1,200})$/.exec(headers.authorization ?? '')?.[1];
    const holder =
      secret === undefined ? null : await keys.of(secret, () => keyHolder(database, secret));
    if (holder === null) throw new SetrumError('SETRUM_UNAUTHENTICATED');
    if (permission !== 'signed-in' && !holder.roles.some((role) => mayDo(role, permission)))
      throw new SetrumError('SETRUM_FORBIDDEN');
    return { ...holder, source: ip };
  };
}
