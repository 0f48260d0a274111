import { SetrumError } from '@setrum/errors';
import type { AnyTransaction } from '../../platform/index.ts';
import { customerTables, lockCustomer } from './find.ts';
import type { CustomerRecord, MutationKind } from './model.ts';
import { customerRowOf } from './rows.ts';
import { changeSupply } from './supply.ts';

/** A customer's new state, to be posted. */
export interface CustomerPosting {
  readonly record: CustomerRecord;
  /** `YYYY-MM-DD`: the day from which it holds. */
  readonly effectiveFrom: string;
  readonly mutationKind: MutationKind;
  /** Null: not by an application. */
  readonly agendaNo: string | null;
  readonly by: string;
  readonly at: Date;
}

/**
 * Makes a customer's new state live, in the caller's transaction: master register, history and what sales read are written together.
 * Gives what the customer was before, locked; null for a new one. Throws SETRUM_CUSTOMER_EFFECTIVE_EARLY, SETRUM_CUSTOMER_METER_TAKEN.
 */
export async function postCustomer(
  transaction: AnyTransaction,
  posting: CustomerPosting,
): Promise<CustomerRecord | null> {
  const { record, by, at } = posting;
  const before = await lockCustomer(transaction, record.idpel);
  const entry = await nextEntry(transaction, posting);
  await assertMeterFree(transaction, record);
  const ap2t = customerTables(transaction);
  const row = customerRowOf(record);
  await (before === null
    ? ap2t.insertInto('customer').values(row).execute()
    : ap2t.updateTable('customer').set(row).where('idpel', '=', record.idpel).execute());
  await addEntry(transaction, posting, entry);
  const on = record.removedOn ?? posting.effectiveFrom;
  await changeSupply(transaction, { before, after: record, on, by, at });
  return before;
}

/** The number of the next entry; it may not begin before the last one. */
async function nextEntry(transaction: AnyTransaction, posting: CustomerPosting): Promise<number> {
  const { record, effectiveFrom } = posting;
  const last = await customerTables(transaction)
    .selectFrom('customer_history')
    .select(['entry', 'effective_from'])
    .where('idpel', '=', record.idpel)
    .orderBy('entry', 'desc')
    .limit(1)
    .executeTakeFirst();
  if (last === undefined) return 1;
  if (effectiveFrom < last.effective_from)
    throw new SetrumError('SETRUM_CUSTOMER_EFFECTIVE_EARLY', {
      idpel: record.idpel,
      effectiveFrom,
      lastFrom: last.effective_from,
    });
  return last.entry + 1;
}

async function assertMeterFree(
  transaction: AnyTransaction,
  { idpel, meterNo }: CustomerRecord,
): Promise<void> {
  if (meterNo === null) return;
  const other = await customerTables(transaction)
    .selectFrom('customer')
    .select('idpel')
    .where('meter_no', '=', meterNo)
    .where('idpel', '<>', idpel)
    .executeTakeFirst();
  if (other !== undefined) throw new SetrumError('SETRUM_CUSTOMER_METER_TAKEN', { meterNo });
}

/** Adds an entry to a customer's history. */
export async function addEntry(
  transaction: AnyTransaction,
  { record, effectiveFrom, mutationKind, agendaNo, by, at }: CustomerPosting,
  entry: number,
): Promise<void> {
  await customerTables(transaction)
    .insertInto('customer_history')
    .values({
      idpel: record.idpel,
      entry,
      effective_from: effectiveFrom,
      agenda_no: agendaNo,
      mutation_kind: mutationKind,
      meter_no: record.meterNo,
      product: record.product,
      tariff: record.tariff,
      power_va: record.powerVa,
      name: record.name,
      address: record.address,
      unit: record.unit,
      state: record.state,
      posted_by: by,
      posted_at: at,
    })
    .execute();
}
