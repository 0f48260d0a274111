import { type Database, tables } from '../../platform/index.ts';
import type { Ap2tTables } from '../tables.ts';

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

/** Registers a customer with the meter in one step; does nothing when the customer is there already. */
export async function registerCustomer(
  database: Database,
  customer: CustomerRegistration,
): Promise<void> {
  const { idpel, name, address, unit, tariff, powerVa, meter } = customer;
  await tables<Ap2tTables>(database, 'ap2t')
    .transaction()
    .execute(async (ap2t) => {
      await ap2t
        .insertInto('customer')
        .values({ idpel, meter_no: meter.meterNo, name, address, unit, tariff, power_va: powerVa })
        .onConflict((conflict) => conflict.doNothing())
        .execute();
      await ap2t
        .insertInto('supply_point')
        .values({
          meter_no: meter.meterNo,
          idpel,
          holder: name,
          unit,
          tariff,
          power_va: powerVa,
          meter_make: meter.make,
          meter_type: meter.type,
          meter_kind: meter.kind,
        })
        .onConflict((conflict) => conflict.doNothing())
        .execute();
    });
}
