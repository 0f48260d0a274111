import type { Selectable } from 'kysely';
import type { MeterModel, MeterMovement, StockMeter, StsAttributes } from './model.ts';
import type { StockTables } from './tables.ts';

export const modelColumns = ['k.brand', 'k.type', 'k.kind', 'k.phases', 'k.max_amperes'] as const;

/** A meter with its model, as queries read it. */
export type MeterRow = Selectable<StockTables['meter']> &
  Pick<
    Selectable<StockTables['meter_model']>,
    'brand' | 'type' | 'kind' | 'phases' | 'max_amperes'
  >;

export function meterOf(row: MeterRow): StockMeter {
  return {
    meterNo: row.meter_no,
    modelId: row.model_id,
    factoryNo: row.factory_no,
    sts: stsOf(row),
    brand: row.brand,
    type: row.type,
    kind: row.kind,
    phases: row.phases,
    maxAmperes: row.max_amperes,
    state: row.state,
    unit: row.unit,
    agendaNo: row.agenda_no,
    idpel: row.idpel,
    version: row.version,
    receivedAt: row.received_at,
    changedAt: row.changed_at,
  };
}

function stsOf(row: MeterRow): StsAttributes | null {
  const { sgc, krn, ti, ken, ea, dkga } = row;
  const { key_type: keyType, kct_count: kctCount, base_date: baseDate } = row;
  if (sgc === null || krn === null || ti === null || ken === null) return null;
  if (ea === null || dkga === null) return null;
  if (keyType === null || kctCount === null || baseDate === null) return null;
  return { sgc, krn, ti, ken, keyType, ea, dkga, kctCount, baseDate };
}

export function modelOf(row: Selectable<StockTables['meter_model']>): MeterModel {
  const { eas, dkgas, kct_counts: kctCounts, base_dates: baseDates } = row;
  const able = eas !== null && dkgas !== null && kctCounts !== null && baseDates !== null;
  return {
    modelId: row.model_id,
    maker: row.maker,
    brand: row.brand,
    type: row.type,
    kind: row.kind,
    phases: row.phases,
    maxAmperes: row.max_amperes,
    sts: able ? { eas, dkgas, kctCounts, baseDates } : null,
  };
}

export function movementOf(row: Selectable<StockTables['meter_movement']>): MeterMovement {
  return {
    version: row.version,
    action: row.action,
    fromState: row.from_state,
    toState: row.to_state,
    unit: row.unit,
    agendaNo: row.agenda_no,
    idpel: row.idpel,
    reason: row.reason,
    standKwh: row.stand_kwh,
    remainingDkwh: row.remaining_dkwh,
    batchId: row.batch_id,
    madeBy: row.made_by,
    madeAt: row.made_at,
  };
}
