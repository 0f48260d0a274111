import { type AuditDetail, changesBetween } from '../../identity/index.ts';
import type { CustomerRecord } from './model.ts';

/** What the audit trail is told of a change of the master register. */
export interface CustomerChange {
  readonly before: AuditDetail | null;
  readonly after: AuditDetail | null;
  /** Further fields that changed, whose values people type or are personal: their names only. */
  readonly alsoChanged: string;
}

/** What differs between two states of a customer; `before` null: a new one. */
export function customerChange(
  before: CustomerRecord | null,
  after: CustomerRecord,
): CustomerChange {
  const changes = changesBetween(before === null ? {} : plain(before), plain(after));
  const others = Object.keys(after) as readonly (keyof CustomerRecord)[];
  const told = new Set(Object.keys(plain(after)));
  return {
    before: before === null ? null : (changes?.before ?? null),
    after: changes?.after ?? null,
    alsoChanged: others
      .filter((field) => !told.has(field) && after[field] !== (before?.[field] ?? null))
      .join(', '),
  };
}

function plain(customer: CustomerRecord) {
  return {
    unit: customer.unit,
    state: customer.state,
    product: customer.product,
    tariff: customer.tariff,
    powerVa: customer.powerVa,
    meterNo: meterToTell(customer.meterNo),
    ujlHeldCents: customer.ujlHeldCents,
    connectedOn: customer.connectedOn,
    removedOn: customer.removedOn,
  } satisfies AuditDetail;
}

/** A postpaid meter's number is whatever its maker wrote on it, and may look like something that has no place in the trail. */
export function meterToTell(meterNo: string | null): string | null {
  return meterNo !== null && /^(?:[0-9]{11}|[0-9]{13})$/.test(meterNo) ? meterNo : null;
}
