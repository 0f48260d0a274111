import { type Caller, callerMay, coversUnit } from '../permission/caller.ts';
import { maskAddress, maskEmail, maskIdentityNo, maskName, maskPhone } from './mask.ts';

/** Tells a personal value as it is, or masked; null stays null. */
export interface PersonalValue {
  (value: string): string;
  (value: string | null): string | null;
}

/** How a caller sees the personal data of a unit's customers. */
export interface PersonalView {
  /** Whether identity numbers and e-mail addresses are told as they are. */
  readonly may: boolean;
  /** Whether addresses and phone numbers are: who goes there needs them. */
  readonly mayContact: boolean;
  readonly identityNo: PersonalValue;
  readonly email: PersonalValue;
  readonly address: PersonalValue;
  readonly phone: PersonalValue;
  /** For lists that leave the house; on screens names are not masked. */
  readonly name: PersonalValue;
}

/** What a caller may see of the customers of a unit: `customer.personal`, `customer.contact`, and the unit in the caller's scope. */
export function personalView(caller: Pick<Caller, 'roles' | 'units'>, unit: string): PersonalView {
  const inScope = coversUnit(caller, unit);
  const may = inScope && callerMay(caller, 'customer.personal');
  const mayContact = may || (inScope && callerMay(caller, 'customer.contact'));
  return {
    may,
    mayContact,
    identityNo: shown(may, maskIdentityNo),
    email: shown(may, maskEmail),
    address: shown(mayContact, maskAddress),
    phone: shown(mayContact, maskPhone),
    name: shown(mayContact, maskName),
  };
}

function shown(may: boolean, mask: (value: string) => string): PersonalValue {
  function show(value: string): string;
  function show(value: string | null): string | null;
  function show(value: string | null): string | null {
    return value === null || may ? value : mask(value);
  }
  return show;
}
