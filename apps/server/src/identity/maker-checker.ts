import { SetrumError } from '@setrum/errors';
import type { Caller } from './permission/caller.ts';

/** Refuses who decides what they made themselves: SETRUM_ORDER_OWN. To be asked under the lock of the row that is decided. */
export function assertOtherPerson(madeBy: string, caller: Pick<Caller, 'label'>): void {
  if (isSamePerson(madeBy, caller.label)) throw new SetrumError('SETRUM_ORDER_OWN');
}

/** Whether two names on record are one person's: without regard to case, so that a user and an access key of one person are one. */
export function isSamePerson(one: string, other: string): boolean {
  return personOf(one) === personOf(other);
}

function personOf(label: string): string {
  return label.normalize('NFKC').trim().toLowerCase();
}
