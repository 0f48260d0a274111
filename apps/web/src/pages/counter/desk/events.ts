import type { ProblemError } from '../../../api/problem.ts';
import type { Attention, Bill, PaymentName, PendingSale, SaleName, Sold, Visit } from './model.ts';
import type { AgentLink, DeskState, ReaderLight } from './state.ts';

/** What happens to the desk. Answers bear the ticket of the work that they answer. */
export type DeskEvent = ClerkEvent | WorldEvent | AnswerEvent;

/** What the clerk does. */
export type ClerkEvent =
  | { readonly kind: 'number'; readonly number: string }
  | { readonly kind: 'choose'; readonly what: 'power' | 'bill' }
  | { readonly kind: 'confirm-name' }
  | { readonly kind: 'amount'; readonly amountCents: number | null }
  /** `key`: made anew for each press; most are never used. */
  | { readonly kind: 'pay'; readonly key: string }
  | { readonly kind: 'bill-count'; readonly count: number }
  /** Try now what is tried again by itself, or is waited for. */
  | { readonly kind: 'again' }
  | { readonly kind: 'on-paper' }
  | { readonly kind: 'call-off' }
  | { readonly kind: 'print' }
  | { readonly kind: 'leave' }
  | { readonly kind: 'attend'; readonly to: Attention }
  | { readonly kind: 'call-off-pending'; readonly what: Attention }
  | { readonly kind: 'read-again' };

/** What comes by itself. */
export type WorldEvent =
  | { readonly kind: 'agent'; readonly link: AgentLink }
  | { readonly kind: 'readers'; readonly readers: readonly ReaderLight[] }
  | { readonly kind: 'attention'; readonly list: readonly Attention[] }
  /** The page was loaded again in the middle of something. */
  | { readonly kind: 'restore-sale'; readonly sale: SaleName }
  | { readonly kind: 'restore-payment'; readonly payment: PaymentName };

export type AnswerEvent = { readonly ticket: number } & (
  | { readonly kind: 'visited'; readonly visit: Visit }
  | { readonly kind: 'found'; readonly visit: Visit | null; readonly bill: Bill | null }
  | { readonly kind: 'confirmed'; readonly visit: Visit }
  | { readonly kind: 'made'; readonly sold: Sold }
  /** Sold, and not on the card. */
  | { readonly kind: 'unwritten'; readonly problem: ProblemError | null }
  /** What the journal says of a sale; null: it never began, or nothing is ever sold under its key. */
  | {
      readonly kind: 'became';
      readonly sale: PendingSale | null;
      readonly problem: ProblemError | null;
    }
  | { readonly kind: 'called-off' }
  | { readonly kind: 'bill-paid' }
  /** `where`: the printer or the file; null: the browser's own print. */
  | { readonly kind: 'printed'; readonly where: string | null }
  | { readonly kind: 'tick' }
  | { readonly kind: 'failed'; readonly problem: ProblemError }
);

/** What is to be done in the world; its answer comes back as an event under the same ticket. */
export type Effect =
  | { readonly do: 'visit'; readonly ticket: number; readonly reader: string }
  | { readonly do: 'look-up'; readonly ticket: number; readonly number: string }
  | { readonly do: 'confirm'; readonly ticket: number; readonly visit: Visit }
  | {
      readonly do: 'buy';
      readonly ticket: number;
      readonly sale: SaleName;
      readonly visit: Visit;
    }
  | {
      readonly do: 'resume' | 'on-paper' | 'call-off' | 'print-sale';
      readonly ticket: number;
      readonly sale: SaleName;
    }
  | {
      readonly do: 'what-became';
      readonly ticket: number;
      readonly sale: SaleName;
      readonly problem: ProblemError | null;
    }
  | {
      readonly do: 'pay-bill' | 'print-payment' | 'call-off-payment';
      readonly ticket: number;
      readonly payment: PaymentName;
    }
  | { readonly do: 'wait'; readonly ticket: number; readonly ms: number }
  /** Ends the work under this ticket as far as it can be ended: waiting for a card. */
  | { readonly do: 'stop'; readonly ticket: number }
  /** Its receipt is not wanted: nobody is asked about it again. */
  | { readonly do: 'no-receipt'; readonly of: SaleName | PaymentName }
  /** Asks the journals what is pending. */
  | { readonly do: 'look-around' };

export interface Step {
  readonly state: DeskState;
  readonly effects: readonly Effect[];
}
