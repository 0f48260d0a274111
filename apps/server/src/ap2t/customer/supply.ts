import { SetrumError } from '@setrum/errors';
import { sql } from 'kysely';
import { type AnyTransaction, uuidv7 } from '../../platform/index.ts';
import type { SaleState } from '../tables.ts';
import { customerTables } from './find.ts';
import type { CustomerRecord } from './model.ts';

/** Whether sales can see a customer's meter. */
export function sellsTo(record: CustomerRecord | null): boolean {
  return record !== null && record.state === 'active' && record.product !== 'postpaid';
}

/** What changes where sales look. */
export interface SupplyChange {
  readonly before: CustomerRecord | null;
  readonly after: CustomerRecord;
  /** The day of the change. */
  readonly on: string;
  readonly by: string;
  readonly at: Date;
}

/**
 * Brings the supply points in line with a customer's new state, in the transaction that posts it: a meter that is taken away sells no more
 * and keeps its record, its block or suspension and what is owed go along to the meter in its place. Throws SETRUM_CUSTOMER_METER_TAKEN.
 */
export async function changeSupply(
  transaction: AnyTransaction,
  change: SupplyChange,
): Promise<void> {
  const { before, after, on } = change;
  const from = sellsTo(before) ? (before?.meterNo ?? null) : null;
  const to = sellsTo(after) ? after.meterNo : null;
  const closing = from === null || from === to ? null : { meterNo: from, idpel: after.idpel, on };
  const carried = closing === null ? null : await closeSupply(transaction, closing);
  if (to === null) return;
  await openSupply(transaction, after, to);
  if (carried !== null && carried !== 'active') await carrySaleState(transaction, change, carried);
  const owes = before?.state === 'removed' ? await lastMeterOf(transaction, after.idpel, to) : from;
  if (owes !== null && owes !== to)
    await sql`select ap2t.move_owed(${owes}, ${to})`.execute(transaction);
}

/** The meter that a removed customer had before this one. */
async function lastMeterOf(
  transaction: AnyTransaction,
  idpel: string,
  present: string,
): Promise<string | null> {
  const row = await customerTables(transaction)
    .selectFrom('customer_history')
    .select('meter_no')
    .where('idpel', '=', idpel)
    .where('meter_no', 'is not', null)
    .where('meter_no', '<>', present)
    .orderBy('entry', 'desc')
    .limit(1)
    .executeTakeFirst();
  return row?.meter_no ?? null;
}

/**
 * From here on sales do not find a customer's meter; its record stays. Closed before, it keeps its day. Gives whether the customer may buy,
 * which goes along to another meter; null: sales never knew the meter.
 */
export async function closeSupply(
  transaction: AnyTransaction,
  { meterNo, idpel, on }: { readonly meterNo: string; readonly idpel: string; readonly on: string },
): Promise<SaleState | null> {
  const row = await customerTables(transaction)
    .updateTable('supply_point')
    .set({ removed_on: sql<string>`coalesce(supply_point.removed_on, ${on}::date)` })
    .where('meter_no', '=', meterNo)
    .where('idpel', '=', idpel)
    .returning('sale_state')
    .executeTakeFirst();
  return row?.sale_state ?? null;
}

/** A meter that somebody had before is written over; one that hangs at somebody else's is not. */
async function openSupply(
  transaction: AnyTransaction,
  record: CustomerRecord,
  meterNo: string,
): Promise<void> {
  const { idpel, name: holder, unit, tariff, powerVa: power_va } = record;
  const { meterMake, meterType, meterKind } = record;
  if (meterMake === null || meterType === null || meterKind === null || meterKind === 'postpaid')
    throw new RangeError(`meter ${meterNo} is not described as a prepaid meter`);
  const place = {
    ...{ idpel, holder, unit, tariff, power_va, removed_on: null },
    ...{ meter_make: meterMake, meter_type: meterType, meter_kind: meterKind },
  };
  const written = await customerTables(transaction)
    .insertInto('supply_point')
    .values({ meter_no: meterNo, ...place })
    .onConflict((conflict) =>
      conflict
        .column('meter_no')
        .doUpdateSet({
          ...place,
          sale_state: sql<SaleState>`case when supply_point.removed_on is null then supply_point.sale_state else 'active' end`,
        })
        .where((where) =>
          where.or([
            where('supply_point.idpel', '=', idpel),
            where('supply_point.removed_on', 'is not', null),
          ]),
        ),
    )
    .returning('meter_no')
    .executeTakeFirst();
  if (written === undefined) throw new SetrumError('SETRUM_CUSTOMER_METER_TAKEN', { meterNo });
}

async function carrySaleState(
  transaction: AnyTransaction,
  { before, after, by, at }: SupplyChange,
  state: SaleState,
): Promise<void> {
  const meterNo = after.meterNo ?? '';
  const ap2t = customerTables(transaction);
  await ap2t
    .updateTable('supply_point')
    .set({ sale_state: state })
    .where('meter_no', '=', meterNo)
    .execute();
  const reason = `terbawa dari meter ${before?.meterNo} / carried over from that meter`;
  const change = { change_id: uuidv7(at.getTime()), sale_state: state, reason };
  await ap2t
    .insertInto('sale_state_change')
    .values({ meter_no: meterNo, ...change, made_by: by, made_at: at })
    .execute();
}
