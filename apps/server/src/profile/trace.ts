import type { Database } from '../platform/index.ts';
import type { Verification } from './tables.ts';

/** A report of a meter that came with a sale, or told what became of its tokens. */
export interface TracedReport {
  readonly cardUid: string;
  readonly sequence: number;
  /** The meter's clock in it. */
  readonly toldAt: Date;
  readonly receivedAt: Date;
  readonly verification: Verification;
  readonly reason: string | null;
  /** Whether what it says of tokens was believed. */
  readonly counted: boolean;
  /** Whether the sale's own card brought it. */
  readonly withSale: boolean;
}

/** The reports that came with a sale, and those received at one of some instants; the oldest first. */
export async function reportsAbout(
  { pool }: Database,
  meterNo: string,
  about: { readonly saleId: string; readonly receivedAt: readonly Date[] },
): Promise<readonly TracedReport[]> {
  const { rows } = await pool.query<TracedReport>(
    `select card_uid as "cardUid", sequence, told_at as "toldAt", received_at as "receivedAt", verification, reason, counted,
            coalesce(purchase_id = $2, false) as "withSale"
       from profile.report
      where meter_no = $1 and (purchase_id = $2 or received_at = any ($3::timestamptz[]))
      order by received_at, sequence limit 50`,
    [meterNo, about.saleId, about.receivedAt.map((at) => at.toISOString())],
  );
  return rows;
}
