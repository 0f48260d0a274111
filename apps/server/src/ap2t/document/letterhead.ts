import { type Unit, unitOf } from '../../identity/index.ts';
import type { AnyTransaction } from '../../platform/index.ts';
import type { IssuingUnit, Letterhead, Utility } from './data/letterhead.ts';

/** The unit as its papers name it; the place before a date is its name without its kind. */
export function issuingUnitOf({ unit, kind, name, address, phone }: Unit): IssuingUnit {
  const place = name.replace(new RegExp(`^${kind}\\s+`, 'i'), '');
  return {
    code: unit,
    name: place === name ? `${kind} ${name}`.slice(0, 100) : name,
    address: address === '' ? null : address,
    phone: phone === '' ? null : phone,
    place: place.slice(0, 40),
  };
}

/** Letterheads of the registered units. `publicUrl`: this server as customers see it, without a slash at the end. */
export function letterheads(
  utility: Utility,
  publicUrl: string,
): (transaction: AnyTransaction, unit: string) => Promise<Letterhead> {
  return async (transaction, unit) => ({
    utility,
    unit: issuingUnitOf(await unitOf(transaction, unit)),
    verifyUrl: `${publicUrl.replace(/\/+$/, '')}/v`,
  });
}
