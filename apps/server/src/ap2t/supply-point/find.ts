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

/** By meter number or by customer number (IDPEL, 12 digits); null when there is none. */
export async function findSupplyPoint(
  database: Database,
  by: { readonly meterNo: string } | { readonly idpel: string },
): Promise<SupplyPoint | null> {
  const query = tables<Ap2tTables>(database, 'ap2t')
    .selectFrom('supply_point as s')
    .innerJoin('customer as c', (join) =>
      join.onRef('c.idpel', '=', 's.idpel').onRef('c.meter_no', '=', 's.meter_no'),
    )
    .select([
      's.meter_no as meterNo',
      's.idpel',
      's.holder',
      'c.address',
      's.unit',
      's.tariff',
      's.power_va as powerVa',
      's.sale_state as saleState',
      's.meter_make as meterMake',
      's.meter_type as meterType',
      's.meter_kind as meterKind',
    ]);
  const found =
    'meterNo' in by
      ? query.where('s.meter_no', '=', by.meterNo)
      : query.where('s.idpel', '=', by.idpel);
  return (await found.executeTakeFirst()) ?? null;
}
