import type { JournalEntry } from '../journal/entry.ts';
import { businessDay } from '../journal/segment.ts';

/** Sales that came out alike. */
export interface CashLine {
  readonly count: number;
  /** What was, or is to be, paid; rupiah x 100. Of sales whose outcome is open: the amount asked for. */
  readonly totalCents: number;
}

/** What the till must hold at the end of a day, by how the sales came out. */
export interface CashCount {
  /** `YYYY-MM-DD`, WIB. */
  readonly day: string;
  /** Everything that was sold: written, paper, waiting. */
  readonly sold: CashLine;
  readonly written: CashLine;
  readonly paper: CashLine;
  /** Sold, and the card has yet to be tapped. */
  readonly waiting: CashLine;
  /** Asked for, and nobody knows yet whether it was sold: in neither sum. */
  readonly open: CashLine;
  readonly declined: CashLine;
  readonly cancelled: CashLine;
}

/** The sales of a business day: by when the centre sold them, or when they were begun while that is not known. */
export function salesOf(all: readonly JournalEntry[], day: string): readonly JournalEntry[] {
  return all.filter(({ soldAt, begunAt }) => businessDay(new Date(soldAt ?? begunAt)) === day);
}

/** Counts the sales of a business day. */
export function cashCount(all: readonly JournalEntry[], day: string): CashCount {
  const sales = salesOf(all, day);
  const line = (...steps: readonly JournalEntry['step'][]): CashLine => {
    const these = sales.filter(({ step }) => steps.includes(step));
    const totalCents = these.reduce((sum, sale) => sum + (sale.totalCents ?? sale.amountCents), 0);
    return { count: these.length, totalCents };
  };
  return {
    day,
    sold: line('written', 'paper', 'sold'),
    written: line('written'),
    paper: line('paper'),
    waiting: line('sold'),
    open: line('asked'),
    declined: line('declined'),
    cancelled: line('cancelled'),
  };
}
