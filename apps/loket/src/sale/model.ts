import type { CardContents } from '@setrum/card';
import type { SetrumError } from '@setrum/errors';
import type { Inquiry, Purchase } from '../centre.ts';
import type { JournalEntry } from '../journal/entry.ts';

/** A customer at the counter: what the card says, and what the centre says of it. */
export interface Visit {
  readonly card: CardContents;
  readonly inquiry: Inquiry;
  /** Sales of this card that have not ended. */
  readonly pending: readonly JournalEntry[];
  /** What kept tokens that wait for the meter from being written on the card at this tap; null: they were, or none wait. */
  readonly notCarried: SetrumError | null;
}

/** A customer who was found by a number: nobody but the centre's name says who it is. */
export interface NumberVisit {
  readonly inquiry: Inquiry;
}

/** A customer found by a number who has said that the name is theirs. */
export interface ConfirmedVisit extends NumberVisit {
  readonly confirmedHolder: string;
}

/** A sale, and how its token goes to the customer. */
export interface Sale {
  readonly purchase: Purchase;
  /** `written` on the card; `pending`: the card must be tapped again, `problem` says why; `paper`: no card takes it. */
  readonly card: 'written' | 'pending' | 'paper';
  /** Also what kept the journal from noting the end: the sale is as `card` says all the same, and resuming it once more mends the journal. */
  readonly problem: SetrumError | null;
}
