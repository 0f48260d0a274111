import type { ColumnType, Generated } from 'kysely';
import type { Product } from '../application/model.ts';
import type { SaleState } from '../tables.ts';
import type { CustomerMeter, CustomerState, MutationKind } from './model.ts';

/** A calendar day, read and written as text: `YYYY-MM-DD`. */
type DayText = ColumnType<string, string, string>;

/** The tables of the customer master in schema `ap2t`. */
export interface CustomerTables {
  readonly customer: {
    readonly idpel: string;
    readonly meter_no: string | null;
    readonly name: string;
    readonly address: string;
    readonly unit: string;
    readonly tariff: string;
    readonly power_va: number;
    readonly product: Product;
    readonly state: CustomerState;
    readonly identity_no: string | null;
    readonly phone: string | null;
    readonly email: string | null;
    readonly rt_rw: string | null;
    readonly kddk: string | null;
    readonly substation: string | null;
    readonly pole: string | null;
    readonly purpose: string | null;
    readonly meter_make: string | null;
    readonly meter_type: string | null;
    readonly meter_kind: CustomerMeter['meterKind'];
    readonly factory_no: string | null;
    readonly phases: CustomerMeter['phases'];
    readonly contract_no: string | null;
    readonly contract_on: DayText | null;
    readonly connected_on: DayText | null;
    readonly removed_on: DayText | null;
    readonly ujl_held_cents: number;
  };
  readonly customer_history: {
    readonly idpel: string;
    readonly entry: number;
    readonly effective_from: DayText;
    readonly agenda_no: string | null;
    readonly mutation_kind: MutationKind;
    readonly meter_no: string | null;
    readonly product: Product;
    readonly tariff: string;
    readonly power_va: number;
    readonly name: string;
    readonly address: string;
    readonly unit: string;
    readonly state: CustomerState;
    readonly posted_by: string;
    readonly posted_at: Date;
  };
  readonly removal: {
    readonly removal_id: string;
    readonly idpel: string;
    readonly agenda_no: string | null;
    readonly request_key: string | null;
    readonly cause: RemovalCause;
    readonly meter_no: string;
    readonly removed_on: DayText;
    readonly fitter: string;
    readonly lwbp_kwh: number | null;
    readonly wbp_kwh: number | null;
    readonly kvarh: number | null;
    readonly remaining_dkwh: number | null;
    readonly recorded_by: string;
    readonly recorded_at: Date;
  };
  readonly supply_point: {
    readonly meter_no: string;
    readonly idpel: string;
    readonly holder: string;
    readonly unit: string;
    readonly tariff: string;
    readonly power_va: number;
    readonly sale_state: Generated<SaleState>;
    readonly meter_make: string;
    readonly meter_type: string;
    readonly meter_kind: 'nfc' | 'keypad';
    readonly removed_on: DayText | null;
  };
  readonly sale_state_change: {
    readonly meter_no: string;
    readonly change_id: string;
    readonly sale_state: SaleState;
    readonly reason: string;
    readonly made_by: string;
    readonly made_at: Date;
  };
}

export const removalCauses = [
  'power-change',
  'migration',
  'meter-replacement',
  'reconnection',
  'termination',
] as const;

/** Why a meter was taken away. */
export type RemovalCause = (typeof removalCauses)[number];
