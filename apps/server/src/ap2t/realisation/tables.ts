import type { ColumnType } from 'kysely';
import type { InstallReadings, Paper, Seal } from './model.ts';

type JsonOf<Value> = ColumnType<Value, string, string>;
type DayText = ColumnType<string, string, string>;

/** What the fitter and the customer's signature left in schema `ap2t`. */
export interface RealisationTables {
  readonly realisation: {
    readonly agenda_no: string;
    readonly done_on: DayText;
    readonly fitter: string;
    readonly installed_meter: string | null;
    readonly seals: JsonOf<readonly Seal[]>;
    readonly readings: JsonOf<InstallReadings | null>;
    readonly photos: readonly string[];
    readonly note: string | null;
    readonly revision: number;
    readonly recorded_by: string;
    readonly recorded_at: Date;
  };
  readonly signature: {
    readonly agenda_no: string;
    readonly paper: Paper;
    readonly paper_no: string;
    readonly signed_by: string;
    readonly signed_on: DayText;
    readonly witness: string | null;
    readonly recorded_by: string;
    readonly recorded_at: Date;
  };
}
