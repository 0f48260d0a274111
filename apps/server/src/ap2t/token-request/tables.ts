import type { ColumnType } from 'kysely';
import type { KeyTarget, TokenKind, TokenMedium, TokenProblem, TokenState } from './model.ts';

/** Written as JSON text. */
type JsonOf<Value> = ColumnType<Value | null, string | null, string | null>;

/** The tables of token requests in schema `ap2t`. */
export interface TokenRequestTables {
  readonly token_order: {
    readonly order_id: string;
    readonly agenda_no: string;
    readonly meter_no: string;
    readonly target: JsonOf<KeyTarget>;
    readonly attempts: number;
    readonly next_attempt_at: Date | null;
    readonly claim: string | null;
    readonly seen_at: Date | null;
    readonly request_key: string | null;
    readonly requested_by: string;
    readonly requested_at: Date;
  };
  readonly token_request: {
    readonly request_id: string;
    readonly order_id: string;
    readonly position: number;
    readonly agenda_no: string;
    readonly idpel: string;
    readonly meter_no: string;
    readonly unit: string;
    readonly kind: TokenKind;
    readonly value: number;
    readonly mandatory: boolean;
    readonly state: TokenState;
    readonly first_part: number | null;
    readonly part_count: number | null;
    readonly key_version: number | null;
    readonly medium: TokenMedium | null;
    readonly card_uid: string | null;
    readonly problem: JsonOf<TokenProblem>;
    readonly retry_of: string | null;
    readonly requested_by: string;
    readonly requested_at: Date;
    readonly generated_at: Date | null;
    readonly delivered_at: Date | null;
    readonly settled_at: Date | null;
    readonly settled_by: string | null;
    readonly cancelled_at: Date | null;
    readonly changed_at: Date;
  };
  readonly kct_setting: {
    readonly setting_id: string;
    readonly agenda_no: string;
    readonly set_by: string;
    readonly set_at: Date;
    readonly unset_by: string | null;
    readonly unset_at: Date | null;
  };
  readonly kct_setting_request: {
    readonly setting_id: string;
    readonly request_id: string;
  };
  readonly key_target: {
    readonly unit_prefix: string;
    readonly tariff: string;
    readonly from_date: ColumnType<string, string, string>;
    readonly sgc: string;
    readonly krn: number;
    readonly ti: string;
    readonly ken: number;
    readonly base_date: KeyTarget['baseDate'];
    readonly key_type: 1 | 2;
    readonly set_by: string;
    readonly set_at: Date;
  };
}
