import { type Database, tables } from '../../platform/index.ts';
import type { Ap2tTables, SaleState } from '../tables.ts';

/** A meter's place and its customer. */
export interface SupplyPoint {
  readonly meterNo: string;
  readonly idpel: string;
  readonly holder: string;
  readonly address: string;
  readonly unit: string;
  readonly tariff: string;
  readonly powerVa: number;
  readonly saleState: SaleState;
  readonly meterMake: string;
  readonly meterType: string;
  readonly meterKind: 'nfc' | 'keypad';
}

/** A meter's place as it was when the meter was taken away. */
export interface RemovedSupplyPoint extends SupplyPoint {
  /** `YYYY-MM-DD`. */
  readonly removedOn: string;
}

const placeColumns = [
  ...(['s.meter_no as meterNo', 's.idpel', 's.holder', 's.unit', 's.tariff'] as const),
  ...(['s.power_va as powerVa', 's.sale_state as saleState'] as const),
  ...(['s.meter_make as meterMake', 's.meter_type as meterType'] as const),
  's.meter_kind as meterKind',
] as const;

/** By meter number or by customer number (IDPEL, 12 digits); null when there is none, or the meter is not there any more. */
export async function findSupplyPoint(
  database: Database,
  by: { readonly meterNo: string } | { readonly idpel: string },
): Promise<SupplyPoint | null> {
  const query = tables<Ap2tTables>(database, 'ap2t')
    .selectFrom('supply_point as s')
    .innerJoin('customer as c', (join) =>
      join.onRef('c.idpel', '=', 's.idpel').onRef('c.meter_no', '=', 's.meter_no'),
    )
    .select([...placeColumns, 'c.address'])
    .where('s.removed_on', 'is', null);
  const found =
    'meterNo' in by
      ? query.where('s.meter_no', '=', by.meterNo)
      : query.where('s.idpel', '=', by.idpel);
  return (await found.executeTakeFirst()) ?? null;
}

/**
 * The place of a meter that was taken away, of whom had it last; null for one that hangs somewhere, and one that is not known. For who looks
 * back: nothing is sold to it.
 */
export async function findRemovedSupplyPoint(
  database: Database,
  meterNo: string,
): Promise<RemovedSupplyPoint | null> {
  const found = await tables<Ap2tTables>(database, 'ap2t')
    .selectFrom('supply_point as s')
    .select([...placeColumns, 's.removed_on as removedOn'])
    .select((s) =>
      s
        .selectFrom('customer_history as h')
        .select('h.address')
        .whereRef('h.idpel', '=', 's.idpel')
        .whereRef('h.meter_no', '=', 's.meter_no')
        .orderBy('h.entry', 'desc')
        .limit(1)
        .as('address'),
    )
    .where('s.meter_no', '=', meterNo)
    .executeTakeFirst();
  if (found === undefined || found.removedOn === null) return null;
  return { ...found, removedOn: found.removedOn, address: found.address ?? '-' };
}
