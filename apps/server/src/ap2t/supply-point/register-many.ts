import { SetrumError } from '@setrum/errors';
import { type Database, inTransaction } from '../../platform/index.ts';
import { customerOf } from '../customer/find.ts';
import { postCustomer } from '../customer/post.ts';
import { customerRecord } from '../customer/take-over.ts';
import { takeOverCustomers } from '../customer/take-over-many.ts';
import type { CustomerRegistration } from './register.ts';

/** Registers many prepaid customers with their meters; gives how many were new. */
export function registerCustomers(
  database: Database,
  customers: readonly CustomerRegistration[],
): Promise<number> {
  return takeOverCustomers(
    database,
    customers.map(({ meter, ...customer }) =>
      customerRecord({
        ...customer,
        product: meter.kind === 'nfc' ? 'prepaid-nfc' : 'prepaid',
        ...{ meterNo: meter.meterNo, meterMake: meter.make },
        ...{ meterType: meter.type, meterKind: meter.kind },
      }),
    ),
  );
}

/** A meter that takes the place of another one of its make. */
export interface MeterExchange {
  readonly idpel: string;
  readonly meterNo: string;
  readonly at: Date;
  /** `YYYY-MM-DD` */
  readonly on: string;
  readonly by: string;
}

/**
 * Puts another meter in the place of a customer's, outside any application: what a register tells that is taken over. Throws
 * SETRUM_IDPEL_UNKNOWN, SETRUM_CUSTOMER_METER_TAKEN, SETRUM_CUSTOMER_EFFECTIVE_EARLY.
 */
export function exchangeMeter(
  database: Database,
  { idpel, meterNo, at, on, by }: MeterExchange,
): Promise<void> {
  return inTransaction(database, async (transaction) => {
    const before = await customerOf(transaction, idpel);
    if (before === null) throw new SetrumError('SETRUM_IDPEL_UNKNOWN', { idpel });
    const record = { ...before, meterNo };
    const posting = { record, effectiveFrom: on, mutationKind: 'E', agendaNo: null } as const;
    await postCustomer(transaction, { ...posting, by, at });
  });
}
