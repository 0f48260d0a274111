import type { Verdict } from './balance.ts';
import type { MeterHistory } from './model.ts';
import { ordinal } from './months.ts';
import { clamp } from './statistics.ts';
import type { Judged } from './suspicion.ts';
import type { Series } from './usage.ts';

/** How a meter looks by itself and beside its peers: each a number that is 0 when there is nothing to say. */
export interface Looks {
  /** Falls by about a tenth, a fifth, two fifths, three fifths, four fifths, and to nearly nothing; what lies between two has a part of both. */
  readonly fallTenth: number;
  readonly fallFifth: number;
  readonly fallTwoFifths: number;
  readonly fallThreeFifths: number;
  readonly fallFourFifths: number;
  readonly fallAll: number;
  /** How surely it fell: log-likelihood, bounded. */
  readonly sureness: number;
  /** Months that the fall has lasted, bounded. */
  readonly lasting: number;
  /** A deep fall of the last three months: it may yet end. */
  readonly recentDeep: number;
  /** 1: use came back. */
  readonly restored: number;
  /** Always below its peers without a fall: to about a half, a quarter, a tenth of theirs. */
  readonly belowHalf: number;
  readonly belowQuarter: number;
  readonly belowTenth: number;
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

/** What the score is made of. */
export interface Features extends Looks {
  /** What the balance of its transformer (else feeder) says for theft, log-likelihood, bounded. */
  readonly balanceFor: number;
  /** And against it. */
  readonly balanceAgainst: number;
  /** 1: a suspect, and nobody told what was fed in. */
  readonly unbalanced: number;
}

export type FeatureName = keyof Features;

const TAMPERED = 8;
/** Falls in logarithms: by 11 %, 22 %, 40 %, 59 %, 78 % and 90 %. */
const FALLS = [0.12, 0.25, 0.5, 0.9, 1.5, 2.3];
const BELOWS = [0.7, 1.3, 2.2];
const RECENT_MONTHS = 3;
const DEEP = 0.6;

/** Everything about one meter by itself, as numbers. `first`: the first month of the axis. */
export function looksOf(
  history: MeterHistory,
  series: Series,
  { suspicion, againstPeers }: Judged,
  first: number,
): Looks {
  const fall = suspicion?.fall ?? null;
  const depth = fall === null ? 0 : fall.beforeLog - fall.duringLog;
  const lasting = fall?.monthsDuring ?? 0;
  const isOver = fall !== null && fall.until < series.usage.length;
  const [fallTenth = 0, fallFifth = 0, fallTwoFifths = 0, ...deeper] =
    fall === null ? [] : between(FALLS, depth);
  const [fallThreeFifths = 0, fallFourFifths = 0, fallAll = 0] = deeper;
  const [belowHalf = 0, belowQuarter = 0, belowTenth = 0] =
    fall !== null || suspicion === null ? [] : between(BELOWS, -againstPeers);
  return {
    ...{ fallTenth, fallFifth, fallTwoFifths, fallThreeFifths, fallFourFifths, fallAll },
    ...{ belowHalf, belowQuarter, belowTenth },
    sureness: fall === null ? 0 : clamp(fall.gain, 0, 25) / 10,
    lasting: clamp(lasting, 0, 6) / 6,
    recentDeep: lasting <= RECENT_MONTHS && depth > DEEP && !isOver ? 1 : 0,
    restored: isOver ? 1 : 0,
    ...marksOf(history, suspicion, first),
    booksShort: clamp(booksOf(series), 0, 3),
    booksOver: clamp(-booksOf(series), 0, 3),
    jumps: clamp(series.jumps.length, 0, 2),
    forged: clamp(history.months.filter((month) => month.verification === 'forged').length, 0, 3),
  };
}

/** The looks, and what the balance says of a suspect. */
export function withBalance(looks: Looks, isSuspect: boolean, verdict: Verdict | null): Features {
  return {
    ...looks,
    balanceFor: clamp(verdict?.support ?? 0, 0, 12),
    balanceAgainst: clamp(-(verdict?.support ?? 0), 0, 8),
    unbalanced: isSuspect && verdict === null ? 1 : 0,
  };
}

function marksOf({ months }: MeterHistory, suspicion: Judged['suspicion'], first: number) {
  const marked = months.filter(({ tamper }) => tamper === TAMPERED);
  const inside = marked.filter(({ month }) => isInside(suspicion, ordinal(month) - first)).length;
  const noticed = months.filter(({ tamperEvents }) => tamperEvents > 0).length;
  return {
    tamper: clamp(inside, 0, 1),
    tamperAgain: clamp(noticed - 1, 0, 4),
    tamperElsewhere: inside === 0 ? clamp(marked.length, 0, 1) : 0,
  };
}

/** A mark one month before the fall belongs to it: the month is told by its end. */
function isInside(suspicion: Judged['suspicion'], at: number): boolean {
  return suspicion !== null && at >= suspicion.from - 1 && at < suspicion.until;
}

/** The parts of a value in the two marks that it lies between; beyond the ends, all in the end. */
function between(marks: readonly number[], value: number): readonly number[] {
  const inside = clamp(value, marks[0] ?? 0, marks.at(-1) ?? 0);
  return marks.map((mark, n) => {
    const side = inside < mark ? marks[n - 1] : marks[n + 1];
    if (inside === mark || side === undefined) return inside === mark ? 1 : 0;
    return Math.max(0, 1 - Math.abs(inside - mark) / Math.abs(side - mark));
  });
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
