import type { Database } from '../../platform/index.ts';
import { examineLedger } from './examine.ts';

/** What is wrong with the books in short; all empty and zero when nothing is. */
export interface LedgerFindings {
  readonly postings: number;
  /** Sum of all postings: zero, always. */
  readonly sumCents: number;
  /** Events whose lines do not sum to zero. */
  readonly unbalancedEvents: readonly string[];
  /** Partners whose deposit is not what the ledger says. */
  readonly deposits: readonly {
    readonly partnerId: string;
    readonly balanceCents: number;
    readonly ledgerCents: number;
  }[];
  /** Events that differ from their record in any other way: {@link examineLedger} says in which. */
  readonly incompletePurchases: readonly string[];
}

/** Examines the whole ledger, and gives what it found in short. */
export async function verifyLedger(database: Database): Promise<LedgerFindings> {
  const { postings, sumCents, faults } = await examineLedger(database);
  const others = faults.filter(({ kind }) => kind !== 'unbalanced' && kind !== 'deposit');
  return {
    postings,
    sumCents,
    unbalancedEvents: faults
      .filter(({ kind }) => kind === 'unbalanced')
      .map(({ eventId }) => eventId ?? ''),
    deposits: faults
      .filter(({ kind }) => kind === 'deposit')
      .map(({ account, foundCents, expectedCents }) => ({
        partnerId: (account ?? '').slice('deposit:'.length),
        balanceCents: foundCents ?? 0,
        ledgerCents: expectedCents ?? 0,
      })),
    incompletePurchases: others.map(
      ({ kind, eventId, account }) => `${kind} ${eventId ?? account}`,
    ),
  };
}
