import type { Generated } from 'kysely';

/** The tables of schema `vending` as everyday queries see them. */
export interface VendingTables {
  readonly meter_key: {
    readonly meter_no: string;
    readonly version: number;
    readonly state: 'current' | 'pending' | 'retired';
    readonly pan: string;
    readonly dkga: string;
    readonly ea: string;
    readonly key_type: number;
    readonly sgc: string;
    readonly krn: number;
    readonly ti: string;
    readonly ken: number;
    readonly base_date: number;
    readonly kct_count: number;
    readonly medium: string;
    readonly created_at: Generated<Date>;
    readonly issued_at: Generated<Date | null>;
    readonly confirmed_at: Generated<Date | null>;
  };
  readonly token: {
    readonly meter_no: string;
    readonly token_id: string;
    readonly request_id: string;
    readonly part: number;
    readonly key_version: number;
    readonly class: number;
    readonly subclass: number;
    readonly base_date: number;
    readonly tid: number | null;
    readonly units: number;
    readonly sealed: Buffer;
    readonly digest: Buffer;
    readonly issued_at: Date;
    readonly card_uid: string | null;
    readonly result: number | null;
    readonly result_at: Date | null;
  };
  readonly sealing_key: {
    readonly check_value: string;
    readonly created_at: Generated<Date>;
  };
}
