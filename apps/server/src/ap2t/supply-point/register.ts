import type { Database } from '../../platform/index.ts';
import { customerRecord, takeOverCustomer } from '../customer/take-over.ts';

/** A customer whose meter is in service: the master data (DIL) and what sales need of them. */
export interface CustomerRegistration {
  /** 12 digits. */
  readonly idpel: string;
  readonly name: string;
  readonly address: string;
  /** Service unit (ULP), 5 digits. */
  readonly unit: string;
  /** Tariff class; suffix T is prepaid: R1T. */
  readonly tariff: string;
  readonly powerVa: number;
  readonly meter: {
    readonly meterNo: string;
    readonly make: string;
    readonly type: string;
    readonly kind: 'nfc' | 'keypad';
  };
}

/** Registers a prepaid customer with the meter in one step; does nothing when the customer is there already. */
export async function registerCustomer(
  database: Database,
  { meter, ...customer }: CustomerRegistration,
): Promise<void> {
  const { meterNo, make: meterMake, type: meterType, kind: meterKind } = meter;
  const product = meterKind === 'nfc' ? 'prepaid-nfc' : 'prepaid';
  const described = { meterNo, meterMake, meterType, meterKind };
  await takeOverCustomer(database, customerRecord({ ...customer, product, ...described }));
}
