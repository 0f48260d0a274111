import type { Losses, Place } from './network.ts';

/** A meter whose missing energy the balance of its place may bear out or not. */
export interface Suspect {
  /** Place of the meter in the evidence. */
  readonly meter: number;
  /** What is missing in each month against what it would use, kWh; 0 outside its fall. */
  readonly missingKwh: Float64Array;
}

/** What the balance says about one suspect. */
export interface Verdict {
  readonly meter: number;
  /** Log-likelihood of the balance with its energy taken past the meter, against without: above zero speaks for theft. */
  readonly support: number;
  /** Probability after the balance when it was `PRIOR` before. */
  readonly probability: number;
}

/** Suspects that are weighed against each other at once; the lesser ones are left as not stolen. */
const MOST_SUSPECTS = 10;
const PRIOR = 0.3;

/**
 * Weighs every subset of the suspects of one place against its balance: which of them took past their meters what is missing?
 * Feed = (counted + taken past) x (1 + loss), where the loss of the place is known only as `losses` tells, and is integrated out.
 */
export function weigh(place: Place, suspects: readonly Suspect[], losses: Losses): Verdict[] {
  const weighed = [...suspects]
    .sort((a, b) => total(b.missingKwh) - total(a.missingKwh))
    .slice(0, MOST_SUSPECTS);
  const subsets = 2 ** weighed.length;
  const logs = new Float64Array(subsets);
  for (let subset = 0; subset < subsets; subset += 1) {
    logs[subset] = evidenceOf(place, weighed, subset, losses) + priorOf(subset, weighed.length);
  }
  return weighed.map(({ meter }, bit) => {
    const stolen = logSum(logs.filter((_, subset) => (subset & (1 << bit)) !== 0));
    const honest = logSum(logs.filter((_, subset) => (subset & (1 << bit)) === 0));
    const odds = stolen - honest;
    return {
      meter,
      support: odds - Math.log(PRIOR / (1 - PRIOR)),
      probability: 1 / (1 + Math.exp(-odds)),
    };
  });
}

/** Logarithm of the likelihood of the months of a place if just these suspects stole. */
function evidenceOf(
  place: Place,
  suspects: readonly Suspect[],
  subset: number,
  { usual, between, within }: Losses,
): number {
  let precision = 1 / between ** 2;
  let weighted = 0;
  let squares = 0;
  let log = 0;
  for (let month = 0; month < place.fedKwh.length; month += 1) {
    let used = place.countedKwh[month] ?? Number.NaN;
    suspects.forEach(({ missingKwh }, bit) => {
      if ((subset & (1 << bit)) !== 0) used += missingKwh[month] ?? 0;
    });
    const share = (place.fedKwh[month] ?? Number.NaN) / used - 1;
    if (!Number.isFinite(share)) continue;
    const variance = within ** 2 + (place.guessedVariance[month] ?? 0) / used ** 2;
    const away = share - usual;
    precision += 1 / variance;
    weighted += away / variance;
    squares += away ** 2 / variance;
    log -= Math.log(variance) / 2;
  }
  const misfit = squares - weighted ** 2 / precision;
  return log - misfit / 2 - Math.log(precision * between ** 2) / 2;
}

function priorOf(subset: number, suspects: number): number {
  let chosen = 0;
  for (let rest = subset; rest > 0; rest >>= 1) chosen += rest & 1;
  return chosen * Math.log(PRIOR) + (suspects - chosen) * Math.log(1 - PRIOR);
}

function logSum(logs: Float64Array): number {
  let most = Number.NEGATIVE_INFINITY;
  for (const log of logs) if (log > most) most = log;
  let sum = 0;
  for (const log of logs) sum += Math.exp(log - most);
  return most + Math.log(sum);
}

function total(values: Float64Array): number {
  let sum = 0;
  for (const value of values) sum += value;
  return sum;
}
