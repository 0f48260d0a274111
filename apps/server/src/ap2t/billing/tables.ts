import type { ColumnType, Generated } from 'kysely';
import type { MeterReading, RegistrationKind } from './model.ts';

/** The tables of claims in schema `ap2t`. Dates are written as text: `YYYY-MM-DD`. */
export interface BillingTables {
  readonly registration: {
    readonly registration_no: string;
    readonly kind: RegistrationKind;
    readonly transaction_name: string;
    readonly agenda_no: string | null;
    readonly idpel: string;
    readonly name: string;
    readonly unit: string;
    readonly unit_address: string;
    readonly unit_phone: string;
    readonly registered_on: string;
    readonly expires_on: string;
    readonly total_cents: number;
    readonly state: Generated<'open' | 'paid' | 'cancelled'>;
  };
  readonly registration_line: {
    readonly registration_no: string;
    readonly line: number;
    readonly code: string;
    readonly amount_cents: number;
  };
  readonly bill: {
    readonly idpel: string;
    readonly month: number;
    readonly name: string;
    readonly unit: string;
    readonly unit_phone: string;
    readonly tariff: string;
    readonly power_va: number;
    readonly due_on: string;
    readonly reading_on: string | null;
    readonly bill_cents: number;
    readonly incentive_cents: number;
    readonly tax_cents: number;
    readonly penalty_cents: number;
    readonly readings: JsonOf<readonly MeterReading[]>;
    readonly total_cents: ColumnType<number, never, never>;
    readonly payment_id: Generated<string | null>;
    readonly paid_at: Generated<Date | null>;
  };
}

/** Written as JSON text. */
type JsonOf<Value> = ColumnType<Value, string, string>;
