import type { MeterAction } from './lifecycle.ts';
import type { MeterKind, MeterState, StsAttributes, StsCapabilities } from './model.ts';

/** Tables of meter stock in schema `ap2t`. */
export interface StockTables {
  readonly meter_maker: { readonly code: string; readonly name: string };
  readonly meter_model: {
    readonly model_id: string;
    readonly maker: string;
    readonly brand: string;
    readonly type: string;
    readonly kind: MeterKind;
    readonly phases: 1 | 3;
    readonly max_amperes: number;
    readonly eas: StsCapabilities['eas'] | null;
    readonly dkgas: StsCapabilities['dkgas'] | null;
    readonly kct_counts: StsCapabilities['kctCounts'] | null;
    readonly base_dates: StsCapabilities['baseDates'] | null;
  };
  readonly meter: {
    readonly meter_no: string;
    readonly model_id: string;
    readonly factory_no: string | null;
    readonly sgc: string | null;
    readonly krn: number | null;
    readonly ti: string | null;
    readonly ken: number | null;
    readonly key_type: StsAttributes['keyType'] | null;
    readonly ea: StsAttributes['ea'] | null;
    readonly dkga: StsAttributes['dkga'] | null;
    readonly kct_count: StsAttributes['kctCount'] | null;
    readonly base_date: StsAttributes['baseDate'] | null;
    readonly state: MeterState;
    readonly unit: string | null;
    readonly agenda_no: string | null;
    readonly idpel: string | null;
    readonly version: number;
    readonly received_at: Date;
    readonly changed_at: Date;
  };
  readonly meter_movement: {
    readonly meter_no: string;
    readonly version: number;
    readonly action: MeterAction;
    readonly from_state: MeterState | null;
    readonly to_state: MeterState;
    readonly unit: string | null;
    readonly agenda_no: string | null;
    readonly idpel: string | null;
    readonly reason: string | null;
    readonly stand_kwh: number | null;
    readonly remaining_dkwh: number | null;
    readonly batch_id: string | null;
    readonly made_by: string;
    readonly made_at: Date;
  };
  readonly meter_batch: {
    readonly batch_id: string;
    readonly action: 'receive' | 'issue' | 'return' | 'scrap' | 'import';
    readonly request_key: string | null;
    readonly digest: Buffer;
    readonly meter_count: number;
    readonly made_by: string;
    readonly made_at: Date;
  };
  /** Who has which meter in service (DIL). */
  readonly customer: {
    readonly idpel: string;
    readonly meter_no: string | null;
    readonly unit: string;
  };
  /** Credit tokens called back that whoever has them may still enter. */
  readonly credit_out: {
    readonly agenda_no: string;
    readonly meter_no: string;
    readonly key_version: number;
  };
  readonly supply_point: {
    readonly meter_no: string;
    readonly meter_make: string;
    readonly meter_type: string;
    readonly meter_kind: 'nfc' | 'keypad';
  };
}
