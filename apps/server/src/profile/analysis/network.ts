import type { FeedMonth, MeterHistory } from './model.ts';
import { median, quantile, robustDeviation } from './statistics.ts';
import type { Series } from './usage.ts';

/** A transformer or feeder with a meter of its own: what was fed in, and what its customers' meters counted. */
export interface Place {
  readonly name: string;
  /** Places of its meters in the evidence. */
  readonly members: readonly number[];
  readonly fedKwh: Float64Array;
  /** NaN in months in which too much has to be guessed. */
  readonly countedKwh: Float64Array;
  /** Variance of what was guessed for meters without a reading, kWh squared. */
  readonly guessedVariance: Float64Array;
}

/** How places lose energy by themselves: the share (of what is counted) and how it varies. */
export interface Losses {
  /** The usual share of a place, and how places differ. */
  readonly usual: number;
  readonly between: number;
  /** How the share of one place varies from month to month. */
  readonly within: number;
}

/** Of the counted energy, what may be guessed at most. */
const MOST_GUESSED = 0.25;
const GUESS_DEVIATION = 0.3;

/** All meters and what is known of their months; those without a reading are guessed. */
interface Crowd {
  readonly meters: readonly MeterHistory[];
  readonly series: readonly Series[];
  /** What each meter has used, kWh, where nobody has read it; 0 elsewhere. */
  readonly guesses: readonly Float64Array[];
}

/** The places that meters hang on, with what is known of both sides. */
export function placesOf(
  crowd: Crowd,
  months: number,
  fed: ReadonlyMap<string, Float64Array>,
  placeOf: (meter: MeterHistory) => string | null,
): readonly Place[] {
  const members = new Map<string, number[]>();
  crowd.meters.forEach((meter, n) => {
    const name = placeOf(meter);
    if (name === null || !fed.has(name)) return;
    const list = members.get(name);
    if (list === undefined) members.set(name, [n]);
    else list.push(n);
  });
  return [...members].map(([name, own]) => {
    const fedKwh = fed.get(name) ?? new Float64Array();
    return { name, members: own, fedKwh, ...counted(own, crowd, months) };
  });
}

function counted(
  members: readonly number[],
  { series, guesses }: Crowd,
  months: number,
): Pick<Place, 'countedKwh' | 'guessedVariance'> {
  const countedKwh = new Float64Array(months);
  const guessedVariance = new Float64Array(months);
  for (let month = 0; month < months; month += 1) {
    let sum = 0;
    let guessed = 0;
    let variance = 0;
    for (const n of members) {
      const known = series[n]?.credible[month] ?? Number.NaN;
      const guess = guesses[n]?.[month] ?? 0;
      sum += Number.isNaN(known) ? guess : known;
      guessed += guess;
      variance += (guess * GUESS_DEVIATION) ** 2;
    }
    countedKwh[month] = guessed > MOST_GUESSED * sum ? Number.NaN : sum;
    guessedVariance[month] = variance;
  }
  return { countedKwh, guessedVariance };
}

/** Months without a reading: as usual, but after the last reading no more in all than it can have had. */
export function guessesOf(series: Series, expectedKwh: Float64Array): Float64Array {
  const { credible, present, unread } = series;
  let leftKwh = unread.mostKwh;
  return credible.map((known, month) => {
    if (!Number.isNaN(known)) return 0;
    const usual = (present[month] ?? 0) * (expectedKwh[month] ?? Number.NaN);
    if (month < unread.from) return Number.isNaN(usual) ? 0 : usual;
    // A meter of which nothing is known uses what it buys, evenly.
    const share = unread.mostKwh / (credible.length - unread.from);
    const guess = Number.isNaN(usual) ? share : Math.min(usual, leftKwh);
    leftKwh -= guess;
    return guess;
  });
}

/** What was fed in, by place, on the axis; NaN for months that nobody told. */
export function fedByPlace(
  feeds: readonly FeedMonth[],
  axis: readonly number[],
): Map<string, Float64Array> {
  const at = new Map(axis.map((month, n) => [month, n]));
  const fed = new Map<string, Float64Array>();
  for (const { place, month, energyKwh } of feeds) {
    const n = at.get(month);
    if (n === undefined) continue;
    const own = fed.get(place) ?? new Float64Array(axis.length).fill(Number.NaN);
    own[n] = energyKwh;
    fed.set(place, own);
  }
  return fed;
}

/**
 * How places lose by themselves, from all of them. Theft only adds, and what is not understood only spreads: so the usual share and the spread
 * within a place are taken from the lower part of the places.
 */
export function lossesOf(shares: readonly Float64Array[]): Losses {
  const levels = shares.map((own) => median(own));
  const spreads = shares.map((own) => {
    const steps = own.subarray(1).map((share, n) => share - (own[n] ?? Number.NaN));
    return robustDeviation(steps.filter((step) => !Number.isNaN(step))) / Math.SQRT2;
  });
  const within = Math.max(quantile(spreads, LOWER_PART), LEAST_WITHIN);
  const low = quantile(levels, 0.16);
  const usual = quantile(levels, LOWER_PART);
  return { usual, between: Math.max(usual - low, within / 2, 0.004), within };
}

const LOWER_PART = 0.4;
/** Registers count whole kWh: no balance is more exact. */
const LEAST_WITHIN = 0.001;

/** The share of each month that is lost: fed in against counted (and taken past the meters, as far as that is known). */
export function lossShares(
  { fedKwh, countedKwh }: Pick<Place, 'fedKwh' | 'countedKwh'>,
  takenPastKwh: Float64Array | null = null,
): Float64Array {
  return fedKwh.map((fed, month) => {
    const used = (countedKwh[month] ?? Number.NaN) + (takenPastKwh?.[month] ?? 0);
    return used > 0 ? fed / used - 1 : Number.NaN;
  });
}
