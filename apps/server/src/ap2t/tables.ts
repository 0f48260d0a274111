import type { Generated } from 'kysely';

/** Whether a customer may buy; suspended: temporarily disconnected for arrears. */
export type SaleState = 'active' | 'blocked' | 'suspended';

/** The tables of schema `ap2t` as everyday queries see them. */
export interface Ap2tTables {
  readonly customer: {
    readonly idpel: string;
    readonly meter_no: string | null;
    readonly name: string;
    readonly address: string;
    readonly unit: string;
    readonly tariff: string;
    readonly power_va: number;
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
    /** Since when the meter is no longer there. */
    readonly removed_on: Generated<string | null>;
  };
  readonly customer_history: {
    readonly idpel: string;
    readonly entry: number;
    readonly meter_no: string | null;
    readonly address: string;
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
