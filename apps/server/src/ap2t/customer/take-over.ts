import { type AnyTransaction, type Database, inTransaction } from '../../platform/index.ts';
import { customerTables } from './find.ts';
import type { CustomerRecord } from './model.ts';
import { addEntry } from './post.ts';
import { customerRowOf } from './rows.ts';
import { sellsTo } from './supply.ts';

/** From when a customer holds whose first day the register does not know. */
export const beforeRecords = '2000-01-01';

type Known = 'idpel' | 'name' | 'address' | 'unit' | 'tariff' | 'powerVa' | 'product';

/** A record of what is known, and nulls for the rest. */
export function customerRecord(
  known: Pick<CustomerRecord, Known> & Partial<CustomerRecord>,
): CustomerRecord {
  return {
    ...{ state: 'active', identityNo: null, phone: null, email: null, rtRw: null, kddk: null },
    ...{ substation: null, pole: null, purpose: null, meterNo: null, meterMake: null },
    ...{ meterType: null, meterKind: null, factoryNo: null, phases: null, contractNo: null },
    ...{ contractOn: null, connectedOn: null, removedOn: null, ujlHeldCents: 0 },
    ...known,
  };
}

/**
 * Takes a customer over into the master register as they are, with the first entry of their history and what sales need; gives false, and
 * changes nothing of them, when the number is there already.
 */
export function takeOverCustomer(database: Database, record: CustomerRecord): Promise<boolean> {
  return inTransaction(database, async (transaction) => {
    const inserted = await customerTables(transaction)
      .insertInto('customer')
      .values(customerRowOf(record))
      .onConflict((conflict) => conflict.doNothing())
      .returning('idpel')
      .executeTakeFirst();
    if (inserted !== undefined) {
      const effectiveFrom = record.connectedOn ?? beforeRecords;
      const at = new Date(`${effectiveFrom}T00:00:00+07:00`);
      const posting = { record, effectiveFrom, mutationKind: 'A', agendaNo: null, at } as const;
      await addEntry(transaction, { ...posting, by: 'register' }, 1);
    }
    if (sellsTo(record)) await keepSupply(transaction, record);
    return inserted !== undefined;
  });
}

async function keepSupply(transaction: AnyTransaction, record: CustomerRecord): Promise<void> {
  const { meterNo, meterMake, meterType, meterKind } = record;
  if (meterNo === null || meterMake === null || meterType === null) return;
  if (meterKind === null || meterKind === 'postpaid') return;
  await customerTables(transaction)
    .insertInto('supply_point')
    .values({
      meter_no: meterNo,
      idpel: record.idpel,
      holder: record.name,
      unit: record.unit,
      tariff: record.tariff,
      power_va: record.powerVa,
      meter_make: meterMake,
      meter_type: meterType,
      meter_kind: meterKind,
      removed_on: null,
    })
    .onConflict((conflict) => conflict.doNothing())
    .execute();
}
