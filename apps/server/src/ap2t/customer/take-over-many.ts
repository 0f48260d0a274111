import { type Database, inTransaction } from '../../platform/index.ts';
import { customerTables } from './find.ts';
import type { CustomerRecord } from './model.ts';
import { customerRowOf } from './rows.ts';
import { beforeRecords } from './take-over.ts';

/** Rows of a statement: PostgreSQL takes 65,535 parameters. */
const AT_ONCE = 1_000;

/**
 * Takes many prepaid customers over into the master register as they are, each with the first entry of the history and what sales need, as
 * `takeOverCustomer` does it for one; a thousand in a transaction. Gives how many were new; who is there already stays as they are.
 */
export async function takeOverCustomers(
  database: Database,
  records: readonly CustomerRecord[],
): Promise<number> {
  let taken = 0;
  for (let from = 0; from < records.length; from += AT_ONCE) {
    taken += await takeOver(database, records.slice(from, from + AT_ONCE));
  }
  return taken;
}

function takeOver(database: Database, records: readonly CustomerRecord[]): Promise<number> {
  return inTransaction(database, async (transaction) => {
    const ap2t = customerTables(transaction);
    const inserted = await ap2t
      .insertInto('customer')
      .values(records.map(customerRowOf))
      .onConflict((conflict) => conflict.doNothing())
      .returning('idpel')
      .execute();
    const isNew = new Set(inserted.map(({ idpel }) => idpel));
    const taken = records.filter(({ idpel }) => isNew.has(idpel));
    if (taken.length === 0) return 0;
    await ap2t.insertInto('customer_history').values(taken.map(firstEntryOf)).execute();
    const places = taken.flatMap(placeOf);
    if (places.length > 0)
      await ap2t
        .insertInto('supply_point')
        .values(places)
        .onConflict((conflict) => conflict.doNothing())
        .execute();
    return taken.length;
  });
}

function firstEntryOf(record: CustomerRecord) {
  const effectiveFrom = record.connectedOn ?? beforeRecords;
  const { idpel, product, tariff, name, address, unit, state } = record;
  return {
    ...{ idpel, product, tariff, name, address, unit, state },
    entry: 1,
    effective_from: effectiveFrom,
    agenda_no: null,
    mutation_kind: 'A' as const,
    meter_no: record.meterNo,
    power_va: record.powerVa,
    posted_by: 'register',
    posted_at: new Date(`${effectiveFrom}T00:00:00+07:00`),
  };
}

function placeOf(record: CustomerRecord) {
  const { meterNo, meterMake, meterType, meterKind, idpel, unit, tariff } = record;
  const isDescribed = meterNo !== null && meterMake !== null && meterType !== null;
  if (!isDescribed || meterKind === null || meterKind === 'postpaid') return [];
  return [
    {
      ...{ idpel, unit, tariff, holder: record.name, power_va: record.powerVa },
      ...{ meter_no: meterNo, meter_make: meterMake, meter_type: meterType },
      ...{ meter_kind: meterKind, removed_on: null },
    },
  ];
}
