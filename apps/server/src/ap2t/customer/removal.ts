import { type AnyTransaction, uuidv7 } from '../../platform/index.ts';
import { customerTables, type Store } from './find.ts';
import type { RemovalCause } from './tables.ts';

/** What a meter showed when it was taken away (stand cabut); null where it has no such register. */
export interface RemovalReadings {
  /** Off-peak, or the only register. Whole kWh. */
  readonly lwbpKwh: number | null;
  /** Peak. */
  readonly wbpKwh: number | null;
  readonly kvarh: number | null;
  /** Credit left in a prepaid meter (sisa kWh), tenths of a kWh. */
  readonly remainingDkwh: number | null;
}

/** A meter taken away (Bongkar). */
export interface Removal extends RemovalReadings {
  readonly idpel: string;
  /** Null: not by an application. */
  readonly agendaNo: string | null;
  readonly cause: RemovalCause;
  readonly meterNo: string;
  /** `YYYY-MM-DD`. */
  readonly removedOn: string;
  readonly fitter: string;
}

/** Records a removal in the caller's transaction; that of an application takes the place of what was recorded for it before. */
export async function recordRemoval(
  transaction: AnyTransaction,
  removal: Removal,
  { by, at, requestKey = null }: { by: string; at: Date; requestKey?: string | null },
): Promise<void> {
  const row = {
    idpel: removal.idpel,
    cause: removal.cause,
    meter_no: removal.meterNo,
    removed_on: removal.removedOn,
    fitter: removal.fitter,
    lwbp_kwh: removal.lwbpKwh,
    wbp_kwh: removal.wbpKwh,
    kvarh: removal.kvarh,
    remaining_dkwh: removal.remainingDkwh,
    recorded_by: by,
    recorded_at: at,
  };
  const { agendaNo: agenda_no } = removal;
  await customerTables(transaction)
    .insertInto('removal')
    .values({
      ...{ removal_id: uuidv7(at.getTime()), agenda_no, request_key: requestKey },
      ...row,
    })
    .onConflict((conflict) => conflict.column('agenda_no').doUpdateSet(row))
    .execute();
}

/** The removal that an application made; null where it made none. */
export async function removalOf(store: Store, agendaNo: string): Promise<Removal | null> {
  const row = await removals(store).where('agenda_no', '=', agendaNo).executeTakeFirst();
  return row ?? null;
}

/** The removal that a request key made, or null. */
export async function removalByKey(store: Store, requestKey: string): Promise<Removal | null> {
  const row = await removals(store).where('request_key', '=', requestKey).executeTakeFirst();
  return row ?? null;
}

function removals(store: Store) {
  return customerTables(store)
    .selectFrom('removal')
    .select([
      'idpel',
      'agenda_no as agendaNo',
      'cause',
      'meter_no as meterNo',
      'removed_on as removedOn',
      'fitter',
      'lwbp_kwh as lwbpKwh',
      'wbp_kwh as wbpKwh',
      'kvarh',
      'remaining_dkwh as remainingDkwh',
    ]);
}
