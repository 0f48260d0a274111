import { SetrumError } from '@setrum/errors';
import { baseClass } from '@setrum/tariff';
import type {
  ApplicationKind,
  PreviousService,
  Product,
  ServiceAsked,
} from '../application/model.ts';

/** What of a customer decides which applications fit. */
export interface CustomerFacts {
  readonly idpel: string;
  readonly state: 'active' | 'removed';
  readonly product: Product;
  /** As written for the product: R1T. */
  readonly tariff: string;
  readonly powerVa: number;
  readonly meterNo: string | null;
  readonly meterKind: 'nfc' | 'keypad' | 'postpaid' | null;
}

/** Whether an application of this kind fits the customer; throws SETRUM_APPLICATION_KIND with what does not. */
export function assertFits(
  kind: ApplicationKind,
  customer: CustomerFacts,
  asked: ServiceAsked,
): void {
  const refuse = (detail: string): never => {
    throw new SetrumError('SETRUM_APPLICATION_KIND', { kind, detail });
  };
  const removed = customer.state === 'removed';
  if (kind === 'PS' && !removed)
    refuse('pelanggan masih terpasang / the customer is still connected');
  if (kind !== 'PS' && removed) refuse('pelanggan sudah dibongkar / the customer was removed');
  if (kind === 'MIGRASI' && customer.product !== 'postpaid')
    refuse('pelanggan sudah prabayar / the customer is prepaid already');
  if (kind === 'DUA_ARAH') {
    if (customer.product !== 'prepaid')
      refuse('hanya pelanggan prabayar satu arah / only a one-way prepaid customer registers');
    const same = baseClass(customer.tariff) === asked.tariff && customer.powerVa === asked.powerVa;
    if (!same) refuse('tarif dan daya tetap; pakai PD / tariff and power stay as they are; use PD');
  }
}

/** What the customer has before the application. */
export function previousOf(customer: CustomerFacts): PreviousService {
  const { tariff, powerVa, product, meterNo } = customer;
  return { tariff: baseClass(tariff), powerVa, product, meterNo };
}

/**
 * Whether another meter is installed. PB, PS and MIGRASI always; DUA_ARAH unless the meter is a combo; PD where it is wanted, or where the
 * product needs another kind of meter.
 */
export function needsAnotherMeter(
  kind: ApplicationKind,
  customer: CustomerFacts | null,
  asked: ServiceAsked,
): boolean {
  if (customer === null || kind === 'PB' || kind === 'PS' || kind === 'MIGRASI') return true;
  if (kind === 'DUA_ARAH') return customer.meterKind !== 'nfc';
  const wantsCombo = asked.product === 'prepaid-nfc' && customer.meterKind !== 'nfc';
  return asked.meterChange || wantsCombo;
}
