import type { Generated } from 'kysely';

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
    readonly blocked: Generated<boolean>;
    readonly meter_make: string;
    readonly meter_type: string;
    readonly meter_kind: 'nfc' | 'keypad';
  };
}
