import type { ColumnType, Generated } from 'kysely';
import type { Discrepancy, PdlData } from './model.ts';

type JsonOf<Value> = ColumnType<Value, string, string>;
type DayText = ColumnType<string, string, string>;

/** The table of PDL in schema `ap2t`. */
export interface PdlTables {
  readonly pdl: {
    readonly agenda_no: string;
    readonly idpel: string;
    readonly revision: number;
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
    readonly product: PdlData['product'];
    readonly tariff: string;
    readonly power_va: number;
    readonly meter_no: string;
    readonly meter_make: string;
    readonly meter_type: string;
    readonly meter_kind: PdlData['meterKind'];
    readonly factory_no: string | null;
    readonly register_no: string | null;
    readonly phases: PdlData['phases'];
    readonly removed_meter_no: string | null;
    readonly removed_lwbp_kwh: number | null;
    readonly removed_wbp_kwh: number | null;
    readonly removed_kvarh: number | null;
    readonly remaining_dkwh: number | null;
    readonly last_billed_lwbp_kwh: number | null;
    readonly last_billed_wbp_kwh: number | null;
    readonly bp_cents: number;
    readonly ujl_cents: number;
    readonly contract_no: string;
    readonly contract_on: DayText;
    readonly ppj_code: string | null;
    readonly stamp_code: string | null;
    readonly mutation_kind: PdlData['mutationKind'];
    readonly mutation_month: number;
    readonly effective_on: DayText;
    readonly surplus_wish: PdlData['surplusWish'];
    readonly shortage_wish: PdlData['shortageWish'];
    readonly instalment_count: number | null;
    readonly warnings: JsonOf<readonly Discrepancy[]>;
    readonly posting_flag: Generated<0 | 1>;
    readonly entered_by: string;
    readonly entered_at: Date;
    readonly checked_by: string | null;
    readonly checked_at: Date | null;
    readonly approved_by: string | null;
    readonly approved_at: Date | null;
    readonly returned_by: string | null;
    readonly returned_at: Date | null;
    readonly posted_by: string | null;
    readonly posted_at: Date | null;
  };
}
