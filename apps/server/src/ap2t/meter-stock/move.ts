import type { AnyTransaction } from '../../platform/index.ts';
import { type MeterAction, stateAfter } from './lifecycle.ts';
import type { StockMeter } from './model.ts';
import { stockTablesIn } from './store.ts';

/** What moves meters, and where to. */
export interface Movement {
  readonly action: MeterAction;
  /** Where the meters are afterwards; null: in the central store. Not given: where they were. */
  readonly unit?: string | null;
  /** Whom they are for, while they are reserved or installed. */
  readonly place: { readonly agendaNo: string; readonly idpel: string } | null;
  readonly madeBy: string;
  readonly at: Date;
  readonly note?: MovementNote;
}

/** What is written of a movement and nowhere else. */
export interface MovementNote {
  readonly reason?: string | null;
  readonly standKwh?: number | null;
  readonly remainingDkwh?: number | null;
  readonly batchId?: string | null;
  /** The application and customer of a movement that takes the meter away from them. */
  readonly agendaNo?: string | null;
  readonly idpel?: string | null;
}

/**
 * Moves meters that the caller has locked, and writes it down. All or none; gives them as they are now. Throws SETRUM_METER_STATE for
 * the first one that the table of movements has no way for.
 */
export async function moveMeters(
  transaction: AnyTransaction,
  meters: readonly StockMeter[],
  movement: Movement,
): Promise<readonly StockMeter[]> {
  const { action, place, madeBy, at, note = {} } = movement;
  const [agendaNo, idpel] = [place?.agendaNo ?? null, place?.idpel ?? null];
  const moved = meters.map((meter) => ({
    ...meter,
    ...{ state: stateAfter(action, meter), agendaNo, idpel },
    unit: movement.unit === undefined ? meter.unit : movement.unit,
    ...{ version: meter.version + 1, changedAt: at },
  }));
  const [first] = moved;
  if (first === undefined) return [];
  const stock = stockTablesIn(transaction);
  await stock
    .updateTable('meter')
    .set(({ eb }) => ({
      ...{ state: first.state, agenda_no: agendaNo, idpel },
      ...(movement.unit === undefined ? {} : { unit: movement.unit }),
      ...{ version: eb('version', '+', 1), changed_at: at },
    }))
    .where(
      'meter_no',
      'in',
      moved.map(({ meterNo }) => meterNo),
    )
    .execute();
  await stock
    .insertInto('meter_movement')
    .values(
      moved.map((meter, index) => ({
        meter_no: meter.meterNo,
        version: meter.version,
        action,
        from_state: meters[index]?.state ?? null,
        to_state: meter.state,
        unit: meter.unit,
        agenda_no: note.agendaNo ?? agendaNo,
        idpel: note.idpel ?? idpel,
        reason: note.reason ?? null,
        stand_kwh: note.standKwh ?? null,
        remaining_dkwh: note.remainingDkwh ?? null,
        batch_id: note.batchId ?? null,
        made_by: madeBy,
        made_at: at,
      })),
    )
    .execute();
  return moved;
}

/** Moves one meter that the caller has locked. */
export async function moveMeter(
  transaction: AnyTransaction,
  meter: StockMeter,
  movement: Movement,
): Promise<StockMeter> {
  const [moved] = await moveMeters(transaction, [meter], movement);
  return moved ?? meter;
}
