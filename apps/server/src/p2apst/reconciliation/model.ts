import type { Product } from '../partner/model.ts';
import type { Cells } from './layout.ts';
import type { DifferenceKind, SaleRef } from './match.ts';

/** What is done about a difference. */
export type Decision = 'take-over' | 'reject' | 'ask';

/** A file of a partner, compared with our record of a closed day. The same file is the same run. */
export interface ReconciliationRun {
  readonly runId: string;
  readonly partnerId: string;
  readonly product: Product;
  readonly day: string;
  /** SHA-256 of the file. */
  readonly digest: Buffer;
  readonly theirLines: number;
  readonly theirCents: number;
  readonly ourLines: number;
  readonly ourCents: number;
  /** Lines that both sides have, alike or not. */
  readonly matched: number;
  readonly differences: number;
  readonly madeBy: string;
  readonly madeAt: Date;
}

/** A difference between a partner's file and our record, what may come next, and who decided. Tokens are masked. */
export interface Difference {
  readonly differenceId: string;
  readonly partnerId: string;
  readonly product: Product;
  readonly day: string;
  readonly kind: DifferenceKind;
  /** IDPEL or registration number. */
  readonly subject: string;
  readonly switcherRef: string;
  readonly ours: { readonly cells: Cells; readonly sale: SaleRef } | null;
  readonly theirs: Cells | null;
  /** What we propose. */
  readonly nextStep: Decision;
  /**
   * `asked`: still open, with a note. `under-way`: its sale is being made. `gone`: a later file of the partner does not have it any more.
   */
  readonly state: 'open' | 'asked' | 'under-way' | 'decided' | 'gone';
  readonly decision: Decision | null;
  readonly reason: string | null;
  readonly decidedBy: string | null;
  readonly decidedAt: Date | null;
  readonly attempts: number;
  readonly requestKey: string | null;
  readonly eventId: string | null;
  /** Code of the error for which the sale could not be made yet. */
  readonly failure: string | null;
}

/** What may be decided about each kind of difference; the first is what we propose. */
export const decisions: Readonly<Record<DifferenceKind, readonly Decision[]>> = {
  // The customer has not paid, as far as the partner knows.
  'only-ours': ['reject', 'take-over', 'ask'],
  // The customer has paid and has no token.
  'only-theirs': ['take-over', 'reject', 'ask'],
  'duplicate-line': ['reject', 'ask'],
  // A sale is never changed: the partner takes our record over, or has to explain itself.
  'amount-differs': ['ask', 'take-over'],
  'token-differs': ['ask', 'take-over'],
  'energy-differs': ['ask', 'take-over'],
};
