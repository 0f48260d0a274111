import type { Generated } from 'kysely';
import type { Partner, Product } from './model.ts';

/** The tables of partners as everyday queries see them. */
export interface PartnerTables {
  readonly partner: {
    readonly partner_id: string;
    readonly name: string;
    readonly kind: Generated<Partner['kind']>;
    readonly state: Generated<Partner['state']>;
    readonly state_reason: string | null;
    readonly admin_cents: number;
    readonly any_terminal: Generated<boolean>;
    readonly service_from: string | null;
    readonly service_until: string | null;
    readonly cut_off_from: string | null;
    readonly cut_off_until: string | null;
  };
  readonly deposit: {
    readonly partner_id: string;
    readonly balance_cents: number;
    readonly limit_cents: Generated<number>;
    readonly low_balance_cents: number | null;
  };
  readonly partner_fee: {
    readonly partner_id: string;
    readonly product: Product;
    readonly mcc: string;
    readonly admin_cents: number;
  };
  readonly channel: { readonly mcc: string; readonly name: string; readonly certain: boolean };
  readonly counter: {
    readonly partner_id: string;
    readonly counter_id: string;
    readonly name: string;
    readonly state: Generated<SeatState>;
  };
  readonly terminal: {
    readonly partner_id: string;
    readonly terminal_id: string;
    readonly counter_id: string | null;
    readonly state: Generated<SeatState>;
  };
}

/** Whether a counter or a terminal may sell. */
export type SeatState = 'active' | 'blocked';
