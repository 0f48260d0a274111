import type { AnyTransaction } from '../../platform/index.ts';
import type { LedgerLine } from './model.ts';

/** An event of AP2T that moves money. */
export interface LedgerEvent {
  readonly eventId: string;
  /** Where it belongs: the customer's IDPEL. */
  readonly shard: string;
  readonly kind: string;
  /** At least two; they sum to zero. */
  readonly lines: readonly LedgerLine[];
  readonly at: Date;
}

/** The ledger as AP2T sees it; P2APST, which stands above, keeps it. */
export interface LedgerPort {
  /** Posts an event in the caller's transaction. */
  book(transaction: AnyTransaction, event: LedgerEvent): Promise<void>;
}
