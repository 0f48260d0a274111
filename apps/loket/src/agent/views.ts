import type { CardContents, Report } from '@setrum/card';
import type { Inquiry, Purchase } from '../centre.ts';
import type { JournalEntry } from '../journal/entry.ts';
import type { Sale } from '../sale/model.ts';
import { type Problem, problemOrNull } from './problem.ts';
import type { ReaderStatus } from './status.ts';

/** A reader's light, as it is told to pages and scripts. */
export interface ReaderView {
  readonly reader: string;
  readonly light: ReaderStatus['light'];
  readonly cardPresent: boolean;
  readonly problem: Problem | null;
}

/** What is on a card, as far as a clerk needs it. Tokens are counted, never shown. */
export interface CardView {
  readonly uid: string;
  readonly chip: CardContents['chip'];
  readonly condition: CardContents['condition'];
  readonly cardNo: number | null;
  /** Null: the meter has not written yet, or it cannot be read. */
  readonly meter: MeterView | null;
  /** Tokens in the mailbox that the meter has not dealt with. */
  readonly tokensWaiting: number;
}

/** What the meter said of itself when the card was last tapped on it. */
export interface MeterView {
  /** By the meter's clock; ISO. */
  readonly readAt: string;
  readonly standDkwh: number;
  readonly creditDkwh: number;
  readonly state: Report['presentState'];
  /** Newest first. */
  readonly months: Report['records'];
}

/** A customer at the counter. */
export interface VisitView {
  /** What a sale is begun with; good for one. */
  readonly visitId: string;
  readonly reader: string | null;
  readonly inquiry: Inquiry;
  readonly card: CardView | null;
  /** Whether the customer's name has still to be confirmed. */
  readonly toConfirm: boolean;
  /** Sales of this card that have not ended. */
  readonly pending: readonly JournalEntry[];
  /** What kept tokens that wait for the meter from being written on the card at this tap. */
  readonly notCarried: Problem | null;
}

/** A sale that was made: what was sold, and how its token goes to the customer. */
export interface SaleView {
  readonly saleId: string;
  readonly card: Sale['card'];
  readonly problem: Problem | null;
  readonly purchase: Omit<Purchase, 'mailbox'>;
}

export function readerView({ reader, light, cardPresent, problem }: ReaderStatus): ReaderView {
  return { reader, light, cardPresent, problem: problemOrNull(problem) };
}

export function cardView(card: CardContents): CardView {
  const { uid, chip, condition, identity, report } = card;
  return {
    ...{ uid, chip, condition },
    cardNo: identity?.cardNo ?? null,
    meter: report === null ? null : meterView(report),
    tokensWaiting: tokensWaiting(card),
  };
}

export function saleView(saleId: string, { purchase, card, problem }: Sale): SaleView {
  const { mailbox: _mailbox, ...rest } = purchase;
  return { saleId, card, problem: problemOrNull(problem), purchase: rest };
}

function meterView({ clockSeconds, standDkwh, remainingDkwh, presentState, records }: Report) {
  return {
    readAt: new Date(clockSeconds * 1000).toISOString(),
    standDkwh,
    creditDkwh: remainingDkwh,
    state: presentState,
    months: records,
  };
}

/** Those of a mailbox that the meter has met are settled, or will be tried again without our help. */
function tokensWaiting({ mailbox, report, sequences }: CardContents): number {
  const met = report?.acknowledgement.mailboxSequence ?? 0;
  return mailbox === null || met >= sequences.mailbox ? 0 : mailbox.entries.length;
}
