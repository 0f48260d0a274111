import { SetrumError } from '@setrum/errors';
import type { Caller } from './permission/caller.ts';

/**
 * Refuses who decides what they made themselves: SETRUM_ORDER_OWN. To be asked under the lock of the row that is decided. Names are compared
 * without regard to case, so that a user and an access key of one person are one.
 */
export function assertOtherPerson(madeBy: string, caller: Pick<Caller, 'label'>): void {
  if (personOf(madeBy) === personOf(caller.label)) throw new SetrumError('SETRUM_ORDER_OWN');
}

function personOf(label: string): string {
  return label.normalize('NFKC').trim().toLowerCase();
}
