/**
 * How far a sale has come: `asked` (written down with its key; the outcome is open), `sold` (token made, card not written), and its ends:
 * `written` on the card, `paper` (the customer types the token), `declined` by the centre, `cancelled` (never sold, for good). From `paper` a
 * sale can still come to `written`, when its card takes the token after all.
 */
export type SaleStep = 'asked' | 'sold' | 'written' | 'paper' | 'declined' | 'cancelled';

/** A sale in the journal. It never holds a token: the centre tells it again to whoever has the request key. */
export interface JournalEntry {
  readonly requestKey: string;
  readonly meterNo: string;
  /** Rupiah x 100, without the partner's own charge. */
  readonly amountCents: number;
  /** UID of the card that the sale was begun for; null for a sale on paper. */
  readonly cardUid: string | null;
  readonly step: SaleStep;
  /** When it was begun, by the counter's clock; ISO. */
  readonly begunAt: string;
  /** When the centre sold it, by the centre's clock; null while that is not known. */
  readonly soldAt: string | null;
  /** What the customer pays, rupiah x 100; null while that is not known. */
  readonly totalCents: number | null;
  /** How often its card did not store what was written. */
  readonly failedWrites: number;
  /** Whether its receipt has come out of the printer. */
  readonly printed: boolean;
}

/** A new sale, before anything is asked. */
export function newEntry(
  sale: Pick<JournalEntry, 'requestKey' | 'meterNo' | 'amountCents' | 'cardUid'>,
  at: Date,
): JournalEntry {
  return {
    ...sale,
    step: 'asked',
    begunAt: at.toISOString(),
    soldAt: null,
    totalCents: null,
    failedWrites: 0,
    printed: false,
  };
}

/** Whether somebody still has to see to the sale. */
export function isPending({ step }: JournalEntry): boolean {
  return step === 'asked' || step === 'sold';
}
