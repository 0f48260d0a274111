import { evidenceOf, type Source } from './gaussian.ts';
import type { Losses, Place } from './network.ts';

/** A meter whose missing energy the balance of its place may bear out or not. */
export interface Suspect {
  /** Place of the meter in the evidence. */
  readonly meter: number;
  /** What it took past its meter in each month if it stole, kWh; 0 outside its fall. */
  readonly takenKwh: Float64Array;
  /** How likely theft is before the balance is looked at. */
  readonly prior: number;
}

/** What the balance says about one suspect. */
export interface Verdict {
  readonly meter: number;
  /** Log-likelihood of the balance with its energy taken past the meter, against without: above zero speaks for theft. */
  readonly support: number;
  /** Probability after the balance, when it was the prior before. */
  readonly probability: number;
}

/** Suspects that are weighed against each other at once; the least likely with the least energy are left as honest. */
const MOST_SUSPECTS = 9;
/** Nobody knows exactly what would have been used. */
const AMOUNT_DEVIATION = 0.12;
/** How the share that is taken differs from month to month. */
const MONTHLY = 0.12;

/**
 * Weighs every subset of the suspects of one place against its balance: which of them took past their meters what is missing?
 * Fed in less counted = loss + taken past. The share lost is known only as `losses` tells, the energy taken only about:
 * both are integrated out.
 */
export function weigh(place: Place, suspects: readonly Suspect[], losses: Losses): Verdict[] {
  const weighed = [...suspects]
    .sort((a, b) => b.prior * total(b.takenKwh) - a.prior * total(a.takenKwh))
    .slice(0, MOST_SUSPECTS);
  const logs = new Float64Array(2 ** weighed.length);
  for (let subset = 0; subset < logs.length; subset += 1) {
    const chosen = weighed.filter((_, bit) => (subset & (1 << bit)) !== 0);
    logs[subset] = likelihoodOf(place, chosen, losses) + priorOf(weighed, subset);
  }
  return weighed.map((suspect, bit) => {
    const stolen = logSum(logs.filter((_, subset) => (subset & (1 << bit)) !== 0));
    const honest = logSum(logs.filter((_, subset) => (subset & (1 << bit)) === 0));
    const odds = stolen - honest;
    return {
      meter: suspect.meter,
      support: odds - logit(suspect.prior),
      probability: 1 / (1 + Math.exp(-odds)),
    };
  });
}

/** Logarithm of the likelihood of the months of a place if just these suspects stole. */
function likelihoodOf(place: Place, stealing: readonly Suspect[], losses: Losses): number {
  const { usual, between, within } = losses;
  const { fedKwh, countedKwh, guessedVariance } = place;
  const variance = countedKwh.map((counted, month) => {
    let sum = (within * counted) ** 2 + (guessedVariance[month] ?? 0);
    for (const { takenKwh } of stealing) sum += (MONTHLY * (takenKwh[month] ?? 0)) ** 2;
    return sum;
  });
  const sources: Source[] = [
    { shape: countedKwh, mean: usual, deviation: between },
    // What is taken past the meters is lost on the way in the same measure.
    ...stealing.map(({ takenKwh }) => ({
      shape: takenKwh,
      mean: 1 + usual,
      deviation: AMOUNT_DEVIATION,
    })),
  ];
  const away = fedKwh.map((fed, month) => fed - (countedKwh[month] ?? Number.NaN));
  return evidenceOf(away, variance, sources);
}

function priorOf(suspects: readonly Suspect[], subset: number): number {
  return suspects.reduce(
    (sum, { prior }, bit) => sum + Math.log((subset & (1 << bit)) === 0 ? 1 - prior : prior),
    0,
  );
}

function logit(probability: number): number {
  return Math.log(probability / (1 - probability));
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
