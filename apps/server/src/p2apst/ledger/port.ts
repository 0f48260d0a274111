import { sql } from 'kysely';
import type { AnyTransaction } from '../../platform/index.ts';

/** An event of a module below, to be posted in a transaction of its own. Debit positive; the lines, two at least, sum to zero. */
export interface ForeignEvent {
  readonly eventId: string;
  readonly shard: string;
  readonly kind: string;
  readonly lines: readonly { readonly account: string; readonly amountCents: number }[];
  readonly at: Date;
}

/**
 * The ledger for modules below: posts an event of theirs in their transaction. Their events have a source of their own in `sources/`, by
 * which the verification tells what must be there; none of them touches a partner's deposit.
 */
export const ledgerPort = {
  async book(transaction: AnyTransaction, event: ForeignEvent): Promise<void> {
    const { eventId, shard, kind, lines, at } = event;
    if (lines.some(({ account }) => account.startsWith('deposit:')))
      throw new RangeError(`event ${eventId} would move a deposit`);
    const rows = lines.map(({ account, amountCents }) => ({ account, amount_cents: amountCents }));
    await sql`select p2apst.book(${shard}, ${eventId}, ${kind}, ${JSON.stringify(rows)}::jsonb, ${at})`.execute(
      transaction,
    );
  },
} as const;
