import type { Channel } from '../application/model.ts';
import type { Seal } from '../realisation/model.ts';
import type { ComplaintKind, Display } from './model.ts';

/** How the old meter was taken away, and the new one put up. */
export interface ReplacementOrder {
  readonly newMeterNo: string;
  /** The SOP's exception (2.3): a one-way meter where no two-way one is in stock. */
  readonly exceptionReason: string | null;
  readonly fitter: string;
  readonly removal: {
    /** Off-peak, or the only register; null: could not be read. Whole kWh. */
    readonly standKwh: number | null;
    readonly peakStandKwh: number | null;
    /** Credit that the meter showed; null: could not be read. Tenths of a kWh. */
    readonly remainingDkwh: number | null;
  };
  /** Register of the new meter, whole kWh; null: not read. */
  readonly installedStandKwh: number | null;
  /** Tokens that were never entered into the old meter, by the word of the fitter. */
  readonly notEntered: readonly string[];
  readonly seals: readonly Seal[];
}

/** A complaint as it is brought. */
export interface ComplaintOrder {
  readonly kind: ComplaintKind;
  readonly idpel: string | null;
  readonly meterNo: string | null;
  readonly channel: Channel;
  readonly display: Display | null;
  readonly description: string;
  /** Of `clear-tamper`: the credit in the meter is to be wiped, too. */
  readonly clearCredit: boolean;
  readonly replacement: ReplacementOrder | null;
}
