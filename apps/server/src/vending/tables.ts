import type { Generated } from 'kysely';
import type { CardKeyTables } from './card-key/table.ts';
import type { EngineeringCommand } from './engineering/command.ts';
import type { MeterKeyRow } from './meter-key/model.ts';

/** The tables of schema `vending` as everyday queries see them. */
export interface VendingTables {
  readonly meter_key: MeterKeyRow & {
    readonly created_at: Generated<Date>;
    readonly issued_at: Generated<Date | null>;
    readonly confirmed_at: Generated<Date | null>;
  };
  readonly meter_card_key: CardKeyTables['meter_card_key'];
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
  readonly engineering_order: {
    readonly meter_no: string;
    readonly order_id: string;
    readonly request_key: string;
    readonly command: EngineeringCommand;
    readonly reason: string;
    readonly state: 'requested' | 'approved' | 'rejected';
    readonly made_by: string;
    readonly made_at: Date;
    readonly decided_by: string | null;
    readonly decided_at: Date | null;
  };
  readonly sealing_key: {
    readonly check_value: string;
    readonly created_at: Generated<Date>;
  };
}
