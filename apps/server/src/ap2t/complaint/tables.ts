import type { ColumnType } from 'kysely';
import type { Channel } from '../application/model.ts';
import type { Seal } from '../realisation/model.ts';
import type { ComplaintKind, Display, EnergyState } from './model.ts';

/** Tables of complaints in schema `ap2t`. */
export interface ComplaintTables {
  readonly complaint: {
    readonly agenda_no: string;
    readonly kind: ComplaintKind;
    readonly idpel: string;
    readonly meter_no: string | null;
    readonly unit: string;
    readonly channel: Channel;
    readonly display: Display | null;
    readonly description: string;
    readonly new_meter_no: string | null;
    readonly new_product: 'prepaid' | 'prepaid-nfc' | null;
    readonly fitter: string | null;
    readonly seals: ColumnType<readonly Seal[] | null, string | null, never>;
    readonly remaining_dkwh: number | null;
    readonly credit_dkwh: number | null;
    readonly energy_state: EnergyState;
    readonly energy_dkwh: number | null;
    readonly decided_by: string | null;
    readonly decided_at: Date | null;
    readonly decision_reason: string | null;
    readonly closed_by: string | null;
    readonly closed_at: Date | null;
    readonly request_key: string;
    readonly digest: string;
    readonly made_by: string;
    readonly made_at: Date;
    readonly changed_at: Date;
  };
}
