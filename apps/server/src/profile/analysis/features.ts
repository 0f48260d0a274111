import type { Verdict } from './balance.ts';
import type { MeterHistory } from './model.ts';
import { ordinal } from './months.ts';
import { clamp } from './statistics.ts';
import type { Judged } from './suspicion.ts';
import type { Series } from './usage.ts';

/** What the score is made of: each a number that is 0 when there is nothing to say. */
export interface Features {
  /** Fall against its own history, in logarithms. */
  readonly fall: number;
  /** How surely it fell: log-likelihood, bounded. */
  readonly sureness: number;
  /** Months that the fall has lasted, bounded. */
  readonly lasting: number;
  /** 1: use came back. */
  readonly restored: number;
  /** 1: hardly anything is counted any more. */
  readonly standstill: number;
  /** Below its peers without a fall, in logarithms. */
  readonly below: number;
  /** What the balance of its transformer (else feeder) says for theft, log-likelihood, bounded. */
  readonly balanceFor: number;
  /** And against it. */
  readonly balanceAgainst: number;
  /** 1: nobody told what was fed in. */
  readonly unbalanced: number;
  /** 1: a tamper mark in the suspicious stretch. */
  readonly tamper: number;
  /** Further months in which the meter noticed tamper anew, bounded. */
  readonly tamperAgain: number;
  /** 1: a tamper mark outside it. */
  readonly tamperElsewhere: number;
  /** Sold energy that the meter never took, against what it uses in a month. */
  readonly booksShort: number;
  /** Energy that it took and nobody sold. */
  readonly booksOver: number;
  /** Months in which the register jumped. */
  readonly jumps: number;
  /** Months whose report is forged. */
  readonly forged: number;
}

export type FeatureName = keyof Features;

const TAMPERED = 8;

/** Everything about one meter as numbers. `first`: the first month of the axis. */
export function featuresOf(
  history: MeterHistory,
  series: Series,
  judged: Judged,
  verdict: Verdict | null,
  first: number,
): Features {
  const { suspicion, againstPeers } = judged;
  const fall = suspicion?.fall ?? null;
  const lasting = fall === null ? 0 : fall.until - fall.from;
  const marked = history.months.filter(({ tamper }) => tamper === TAMPERED);
  const inside = marked.filter(({ month }) => isInside(suspicion, ordinal(month) - first)).length;
  const noticed = history.months.filter(({ tamperEvents }) => tamperEvents > 0).length;
  const books = booksOf(series);
  return {
    fall: fall === null ? 0 : clamp(fall.beforeLog - fall.duringLog, 0, 2.5),
    sureness: fall === null ? 0 : clamp(fall.gain, 0, 25) / 10,
    lasting: clamp(lasting, 0, 6) / 6,
    restored: fall !== null && fall.until < series.usage.length ? 1 : 0,
    standstill: fall !== null && fall.duringLog < Math.log(5) ? 1 : 0,
    below: fall === null && suspicion !== null ? clamp(-againstPeers, 0, 2.5) : 0,
    balanceFor: verdict === null ? 0 : clamp(verdict.support, 0, 12),
    balanceAgainst: verdict === null ? 0 : clamp(-verdict.support, 0, 8),
    unbalanced: verdict === null ? 1 : 0,
    tamper: clamp(inside, 0, 1),
    tamperAgain: clamp(noticed - 1, 0, 4),
    tamperElsewhere: inside === 0 ? clamp(marked.length, 0, 1) : 0,
    booksShort: clamp(books, 0, 3),
    booksOver: clamp(-books, 0, 3),
    jumps: clamp(series.jumps.length, 0, 2),
    forged: clamp(history.months.filter((month) => month.verification === 'forged').length, 0, 3),
  };
}

/** A mark one month before the fall belongs to it: the month is told by its end. */
function isInside(suspicion: Judged['suspicion'], at: number): boolean {
  return suspicion !== null && at >= suspicion.from - 1 && at < suspicion.until;
}

/** Sold less taken over all months, in usual months of use. */
export function booksOf({ unbooked, credible }: Series): number {
  let away = 0;
  let used = 0;
  let months = 0;
  unbooked.forEach((kwh, month) => {
    if (Number.isNaN(kwh)) return;
    away += kwh;
    used += credible[month] ?? 0;
    months += 1;
  });
  return months === 0 ? 0 : away / Math.max(used / months, 10);
}
