import type { ProblemError } from '../../../api/problem.ts';
import type { Attention, NumberVisit, PendingSale, SaleName, Sold, Visit } from '../desk/model.ts';

/** What a customer without a card brings. */
export type ByNumber = { readonly meterNo: string } | { readonly idpel: string };

/** How a sale came out that the centre has made. */
export type Outcome =
  | { readonly kind: 'made'; readonly sold: Sold }
  /** Sold, and not on its card. */
  | { readonly kind: 'unwritten'; readonly problem: ProblemError | null };

/** Who sells electricity and keeps the journal of it: the agent on this PC, or this browser. Everything throws ProblemError. */
export interface SalesDesk {
  /** Who is it? The name has to be confirmed by the customer. */
  lookUp(by: ByNumber): Promise<NumberVisit>;
  /** The customer has said yes to the name: gives the meter's history. */
  confirm(visit: NumberVisit): Promise<NumberVisit>;
  buy(sale: SaleName, visit: Visit): Promise<Outcome>;
  /** Goes on with a sale under its own key. `signal` ends the waiting for its card. */
  resume(sale: SaleName, signal?: AbortSignal): Promise<Outcome>;
  /** What the journal says; null: it never began, or nothing is ever sold under its key. */
  whatBecame(sale: SaleName): Promise<PendingSale | null>;
  /** Ends a sale whose card does not take the token. */
  onPaper(sale: SaleName): Promise<Sold>;
  /** Nothing is ever sold under its key afterwards. Gives what was sold when it is too late for that; null: it is called off. */
  callOff(sale: SaleName): Promise<Outcome | null>;
  /** Prints the receipt, the original if it has not come out yet. Gives where; null: the browser's own print. */
  print(sale: SaleName): Promise<string | null>;
  /** The receipt is not wanted. */
  handed(sale: SaleName): Promise<void>;
  /** What is pending, and what was not printed. */
  pending(): Promise<readonly Attention[]>;
}
