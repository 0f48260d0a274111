import type { LedgerFault } from '../ledger/examine.ts';
import type { ClosingFault } from '../settlement/verify.ts';

/** What one examination of the whole ledger found, on record. */
export interface Examination {
  readonly beganAt: Date;
  readonly endedAt: Date;
  readonly madeBy: string;
  /** Nothing was found, and all postings sum to zero. */
  readonly ok: boolean;
  readonly postings: number;
  readonly sumCents: number;
  /** At most a hundred of each kind of check. */
  readonly faults: readonly LedgerFault[];
  /** Closed days that are not what they were when they were closed; at most a hundred. */
  readonly closings: readonly ClosingFault[];
}
