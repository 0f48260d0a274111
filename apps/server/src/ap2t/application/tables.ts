import type { ConnectionCosts } from '@setrum/tariff';
import type { ColumnType } from 'kysely';
import type {
  ApplicationKind,
  ApplicationState,
  Channel,
  PreviousService,
  Product,
} from './model.ts';

/** Written as JSON text. */
type JsonOf<Value> = ColumnType<Value, string, string>;
/** A calendar day, read and written as text: `YYYY-MM-DD`. */
type DayText = ColumnType<string, string, string>;

/** The tables of applications in schema `ap2t`. */
export interface ApplicationTables {
  readonly application: {
    readonly agenda_no: string;
    readonly kind: ApplicationKind;
    readonly state: ApplicationState;
    readonly step: number;
    readonly request_key: string;
    readonly channel: Channel;
    readonly unit: string;
    readonly idpel: string;
    readonly name: string;
    readonly identity_no: string | null;
    readonly phone: string | null;
    readonly email: string | null;
    readonly address: string;
    readonly rt_rw: string | null;
    readonly kddk: string | null;
    readonly substation: string | null;
    readonly pole: string | null;
    readonly purpose: string | null;
    readonly product_asked: Product;
    readonly product: Product;
    readonly tariff: string;
    readonly power_va: number;
    readonly previous: ColumnType<PreviousService | null, string | null, string | null>;
    readonly meter_change: boolean;
    readonly first_credit_cents: number;
    readonly costs: JsonOf<ConnectionCosts>;
    readonly costs_frozen_at: Date | null;
    readonly registration_no: string | null;
    readonly sip_expires_on: DayText | null;
    readonly payment_id: string | null;
    readonly paid_at: Date | null;
    readonly meter_no: string | null;
    readonly collective_no: string | null;
    readonly made_by: string;
    readonly made_at: Date;
    readonly changed_at: Date;
  };
  readonly application_step: {
    readonly agenda_no: string;
    readonly step: number;
    readonly action: string;
    readonly from_state: ApplicationState | null;
    readonly to_state: ApplicationState;
    readonly request_key: string;
    readonly actor: string;
    readonly source: string;
    readonly reason: string | null;
    readonly input: JsonOf<Readonly<Record<string, unknown>>>;
    readonly at: Date;
  };
}
