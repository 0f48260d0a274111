import type { ColumnType, Generated } from 'kysely';
import type { MeterReading } from '../billing/model.ts';
import type { SetOff, SettlementOutcome } from './model.ts';

type JsonOf<Value> = ColumnType<Value, string, string>;
type DayText = ColumnType<string, string, string>;

/** The tables of settlements in schema `ap2t`. */
export interface UjlTables {
  readonly bill: {
    readonly idpel: string;
    readonly month: number;
    readonly name: string;
    readonly unit: string;
    readonly unit_phone: string;
    readonly tariff: string;
    readonly power_va: number;
    readonly due_on: DayText;
    readonly reading_on: DayText | null;
    readonly bill_cents: number;
    readonly incentive_cents: Generated<number>;
    readonly tax_cents: number;
    readonly penalty_cents: Generated<number>;
    readonly readings: JsonOf<readonly [MeterReading, MeterReading, MeterReading]>;
    readonly set_off_bill_cents: number;
    readonly set_off_tax_cents: number;
    readonly set_off_penalty_cents: number;
    readonly set_off_by: string | null;
  };
  readonly compensation: {
    readonly meter_no: string;
    readonly compensation_id: string;
    readonly kind: string;
    readonly purchase_id: string | null;
  };
  readonly ujl_settlement: {
    readonly agenda_no: string;
    readonly event_id: string;
    readonly idpel: string;
    readonly meter_no: string;
    readonly held_cents: number;
    readonly usage_kwh: number;
    readonly price_per_kwh_cents: number;
    readonly final_energy_cents: number;
    readonly final_ppj_cents: number;
    readonly final_ppn_cents: number;
    readonly final_month: number | null;
    readonly rule_ids: readonly string[];
    readonly set_offs: JsonOf<readonly SetOff[]>;
    readonly revenue_cents: number;
    readonly ppj_cents: number;
    readonly ppn_cents: number;
    readonly penalty_cents: number;
    readonly surplus_cents: number;
    readonly shortage_cents: number;
    readonly outcome: SettlementOutcome;
    readonly per_purchase_cents: number | null;
    readonly compensation_id: string | null;
    readonly instalment_id: string | null;
    readonly settled_by: string;
    readonly settled_at: Date;
  };
  readonly ujl_payout: {
    readonly payout_id: string;
    readonly agenda_no: string;
    readonly request_key: string;
    readonly amount_cents: number;
    readonly taken_event: string | null;
    readonly taken_compensation_id: string | null;
    readonly state: 'requested' | 'approved' | 'rejected';
    readonly requested_by: string;
    readonly requested_at: Date;
    readonly decided_by: string | null;
    readonly decided_at: Date | null;
    readonly bank_reference: string | null;
    readonly compensation_id: string | null;
  };
}
