import { businessDay } from '../../platform/index.ts';

/** A day that is over, as it was sealed. */
export interface AuditDay {
  /** `YYYY-MM-DD`, WIB. */
  readonly day: string;
  readonly firstSequence: number;
  readonly lastSequence: number;
  /** The hash of the last entry, which stands for all before it. */
  readonly hash: Buffer;
}

/** The day (WIB) that an entry opens, or the open one when it comes late: days never go back. */
export function dayOfEntry(at: Date, open: string | null): string {
  const day = businessDay(at, null);
  return open !== null && open > day ? open : day;
}
