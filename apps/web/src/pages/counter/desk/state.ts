import type { ProblemError } from '../../../api/problem.ts';
import type {
  Attention,
  Bill,
  PaymentName,
  PendingSale,
  Printing,
  SaleName,
  Sold,
  Visit,
} from './model.ts';

/** How the agent on the counter's PC is reached. */
export type AgentLink =
  | { readonly at: 'connecting' | 'on' }
  /** Nobody answers at the address. */
  | { readonly at: 'off' }
  /** The pairing secret has yet to be typed, or is wrong. */
  | { readonly at: 'unpaired'; readonly problem: ProblemError | null }
  /** The agent refuses this page for good: origin, version. */
  | { readonly at: 'refused'; readonly problem: ProblemError }
  /** The browser keeps pages from reaching programs on this computer. */
  | { readonly at: 'forbidden' };

/** A reader's light, as the agent tells it. */
export interface ReaderLight {
  readonly reader: string;
  readonly light: 'missing' | 'idle' | 'card' | 'busy' | 'error' | 'silent';
  readonly cardPresent: boolean;
  readonly problem: ProblemError | null;
}

/** What the clerk is at. */
export type Phase =
  /** Waits for a card or a number; `done`: what has just been finished. */
  | { readonly kind: 'idle'; readonly done: Done | null; readonly problem: ProblemError | null }
  | { readonly kind: 'reading' }
  | { readonly kind: 'looking-up'; readonly number: string }
  /** One number, and more than one thing to be paid under it. */
  | { readonly kind: 'choice'; readonly visit: Visit; readonly bill: Bill }
  /** The name is to be read to the customer. */
  | { readonly kind: 'name'; readonly visit: Visit; readonly confirming: boolean }
  | {
      readonly kind: 'customer';
      readonly visit: Visit;
      readonly amountCents: number | null;
      readonly problem: ProblemError | null;
    }
  | Selling
  | {
      readonly kind: 'sold';
      readonly sold: Sold;
      /** Null: from before. */
      readonly visit: Visit | null;
      readonly printing: Printing;
    }
  | {
      readonly kind: 'bill';
      readonly bill: Bill;
      /** How many of the oldest months. */
      readonly count: number;
      readonly problem: ProblemError | null;
    }
  | {
      readonly kind: 'paying';
      readonly payment: PaymentName;
      /** `line`: no answer; it is asked again by itself. `ending`: it is being called off. */
      readonly at: 'asking' | 'line' | 'ending';
      readonly problem: ProblemError | null;
    }
  | { readonly kind: 'paid'; readonly payment: PaymentName; readonly printing: Printing };

/** A sale whose end has not come. */
export interface Selling {
  readonly kind: 'selling';
  readonly sale: SaleName;
  /** Null: from before. */
  readonly visit: Visit | null;
  /**
   * `asking`: a request is under way; `looking`: it failed, and the journal is asked what became of the sale; `line`: outcome open, it is asked
   * again by itself; `card`: sold, and the very card has to be tapped; `decide`: from an earlier visit, outcome open, the clerk says what is to be
   * done.
   */
  readonly at: 'asking' | 'looking' | 'line' | 'card' | 'decide';
  readonly problem: ProblemError | null;
  /** Whether calling off or giving it on paper is under way. */
  readonly ending: boolean;
}

/** What was finished last, told quietly until the next customer. */
export interface Done {
  readonly kind: 'printed' | 'unprinted' | 'called-off' | 'left-pending';
  readonly totalCents: number | null;
  readonly energyDkwh: number | null;
  /** Where the receipt came out; null: not said. */
  readonly where: string | null;
}

export interface DeskState {
  readonly agent: AgentLink;
  readonly readers: readonly ReaderLight[];
  /** What is pending, the oldest first. */
  readonly attention: readonly Attention[];
  readonly phase: Phase;
  /** Grows with every piece of work: answers to an earlier one are late. */
  readonly ticket: number;
  /** Whether the card that lies there was seen to already: it is not read again before it was lifted. */
  readonly cardSeen: boolean;
}

export const firstState: DeskState = {
  agent: { at: 'connecting' },
  readers: [],
  attention: [],
  phase: { kind: 'idle', done: null, problem: null },
  ticket: 0,
  cardSeen: false,
};

/** The reader to be used: the one with a card, else the first that is there. */
export function readerOf({ readers }: Pick<DeskState, 'readers'>): ReaderLight | null {
  const here = readers.filter(({ light }) => light !== 'missing');
  return here.find(({ cardPresent }) => cardPresent) ?? here[0] ?? null;
}

export function cardLies({ readers }: Pick<DeskState, 'readers'>): boolean {
  return readers.some(({ cardPresent }) => cardPresent);
}

export function nameOf({ keeper, key, meterNo, amountCents, cardUid }: PendingSale): SaleName {
  return { keeper, key, meterNo, amountCents, cardUid };
}
