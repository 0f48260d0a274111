import type { CardAction } from './lifecycle.ts';
import type { CardChip, CardState } from './model.ts';

/** Tables of cards in schema `ap2t`. */
export interface CardTables {
  readonly card: {
    readonly card_uid: string;
    readonly card_no: number;
    readonly meter_no: string;
    readonly idpel: string;
    readonly unit: string;
    readonly state: CardState;
    readonly chip: CardChip;
    readonly agenda_no: string | null;
    readonly replaced_by: string | null;
    readonly issued_by: string;
    readonly issued_at: Date;
    readonly version: number;
    readonly changed_at: Date;
  };
  readonly card_event: {
    readonly card_uid: string;
    readonly version: number;
    readonly action: CardAction;
    readonly from_state: CardState | null;
    readonly to_state: CardState;
    readonly meter_no: string;
    readonly idpel: string;
    readonly agenda_no: string | null;
    readonly other_uid: string | null;
    readonly moved_tokens: number | null;
    readonly reason: string | null;
    readonly request_key: string | null;
    readonly digest: string | null;
    readonly made_by: string;
    readonly made_at: Date;
  };
}
