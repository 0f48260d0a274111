import type { Caller } from '../../identity/index.ts';
import type { AnyTransaction } from '../../platform/index.ts';
import type { Application } from '../application/model.ts';

/** What these effects see of a step; the application is locked. */
export interface FieldStep {
  readonly transaction: AnyTransaction;
  readonly application: Application;
  readonly caller: Pick<Caller, 'label'>;
  readonly at: Date;
}

/** A seal and where it sits. */
export interface Seal {
  readonly place: string;
  readonly number: string;
}

/** Registers of a meter that was put in; null where it has no such register. */
export interface InstallReadings {
  /** Off-peak, or the only register. Whole kWh. */
  readonly lwbpKwh: number;
  /** Peak. */
  readonly wbpKwh: number | null;
  readonly kvarh: number | null;
}

/** What the fitter did. What a meter that was taken away showed is its removal (customer/removal.ts). */
export interface Realisation {
  readonly agendaNo: string;
  /** `YYYY-MM-DD`. */
  readonly doneOn: string;
  readonly fitter: string;
  /** Null where the meter stays. */
  readonly installedMeter: string | null;
  readonly seals: readonly Seal[];
  readonly readings: InstallReadings | null;
  /** Attachments of the application that show the work. */
  readonly photos: readonly string[];
  readonly note: string | null;
  /** 1, and one more for every correction. */
  readonly revision: number;
  readonly recordedBy: string;
  readonly recordedAt: Date;
}

/** BA: the minutes of the installation; SPJBTL: the contract. */
export type Paper = 'BA' | 'SPJBTL';

export interface Signature {
  readonly paper: Paper;
  readonly paperNo: string;
  readonly signedBy: string;
  /** `YYYY-MM-DD`. */
  readonly signedOn: string;
  readonly witness: string | null;
}

/** The two-way registration of a customer whose meter stays: no fitter comes, and no minutes are signed. */
export function needsFitter({ kind, meterChange }: Application): boolean {
  return kind !== 'DUA_ARAH' || meterChange;
}
