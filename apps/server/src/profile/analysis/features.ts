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
  /** What the balance of its transformer (else feeder) says, log-likelihood, bounded. */
  readonly balance: number;
  /** 1: nobody told what was fed in. */
  readonly unbalanced: number;
  /** Tampered months, bounded; those of the suspicious stretch. */
  readonly tamper: number;
  /** Tampered months outside it. */
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
  const inside = history.months.filter(
    ({ month, tamper }) => tamper === TAMPERED && isInside(suspicion, ordinal(month) - first),
  ).length;
  const tampered = history.months.filter(({ tamper }) => tamper === TAMPERED).length;
  const books = booksOf(series);
  return {
    fall: fall === null ? 0 : clamp(fall.beforeLog - fall.duringLog, 0, 2.5),
    sureness: fall === null ? 0 : clamp(fall.gain, 0, 25) / 10,
    lasting: clamp(lasting, 0, 6) / 6,
    restored: fall !== null && fall.until < series.usage.length ? 1 : 0,
    standstill: fall !== null && fall.duringLog < Math.log(5) ? 1 : 0,
    below: fall === null && suspicion !== null ? clamp(-againstPeers, 0, 2.5) : 0,
    balance: verdict === null ? 0 : clamp(verdict.support, -8, 12),
    unbalanced: verdict === null ? 1 : 0,
    tamper: clamp(inside, 0, 3),
    tamperElsewhere: clamp(tampered - inside, 0, 3),
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
