import { type Fall, findFall } from './fall.ts';
import { FLOOR_KWH, logOf, type Peers } from './season.ts';
import { median, robustDeviation } from './statistics.ts';
import type { Series } from './usage.ts';

/** What of a meter's use may be missing. */
export interface Suspicion {
  /** A fall against its own history; null: it was below its peers all the time. */
  readonly fall: Fall | null;
  /** Stretch of months, places on the axis. */
  readonly from: number;
  readonly until: number;
  /** What is missing in each month, kWh; 0 outside the stretch. */
  readonly missingKwh: Float64Array;
  /** What was taken past the meter in each month if this is theft: a little more than what is missing. */
  readonly takenKwh: Float64Array;
}

/** A meter against itself and its peers. */
export interface Judged {
  /** What it uses usually in each month, kWh; NaN: nothing is known of it. */
  readonly expectedKwh: Float64Array;
  /** Its level against that of its peers, in logarithms, during the suspicion (or all the time); NaN: no peers. */
  readonly againstPeers: number;
  readonly suspicion: Suspicion | null;
}

/** Less of a fall is everyday life. */
const LEAST_FALL = 0.15;
const LEAST_GAIN = 1.5;
/** This far below its peers, in logarithms, a meter is looked at even if it was always so. */
const FAR_BELOW = 0.5;

/** Looks at one meter, season taken out by what its peers do. */
export function judgeMeter(series: Series, peers: Peers, usualDeviation: number): Judged {
  const { season, levelLog } = peers;
  const adjusted = withoutSeason(series, peers);
  const fall = findFall(adjusted, usualDeviation);
  if (fall !== null && fall.beforeLog - fall.duringLog >= LEAST_FALL && fall.gain >= LEAST_GAIN) {
    const expectedKwh = usualOf(season, fall.beforeLog);
    const during = usualOf(season, fall.duringLog).subarray(fall.from, fall.until);
    expectedKwh.set(during, fall.from);
    const suspicion = { fall, ...missingIn(series, season, fall) };
    return { expectedKwh, againstPeers: fall.duringLog - levelLog, suspicion };
  }
  const own = median(adjusted);
  const expectedKwh = usualOf(season, own);
  const againstPeers = own - levelLog;
  if (!(againstPeers < -FAR_BELOW)) return { expectedKwh, againstPeers, suspicion: null };
  const always = { from: 0, until: adjusted.length, beforeLog: levelLog, duringLog: own };
  const suspicion = { fall: null, ...missingIn(series, season, always) };
  return { expectedKwh, againstPeers, suspicion };
}

/** Who does not pay is not careful: so much more than usual is used. */
const CARELESS = 0.1;

type Stretch = Pick<Fall, 'from' | 'until' | 'beforeLog' | 'duringLog'>;

function missingIn(
  series: Series,
  season: Float64Array,
  stretch: Stretch,
): Omit<Suspicion, 'fall'> {
  const { from, until } = stretch;
  const usual = usualOf(season, stretch.beforeLog);
  const missingKwh = missing(series, usual, usualOf(season, stretch.duringLog), stretch);
  const takenKwh = missingKwh.map((kwh, month) =>
    kwh > 0 ? kwh + CARELESS * (usual[month] ?? 0) : 0,
  );
  return { from, until, missingKwh, takenKwh };
}

function usualOf(season: Float64Array, levelLog: number): Float64Array {
  return season.map((moved) => Math.exp(levelLog + moved) - FLOOR_KWH);
}

/** How the months of an honest household spread, in logarithms: the middle one of all meters, from one month to the next. */
export function usualDeviationOf(all: readonly Series[], peersOf: (n: number) => Peers): number {
  const spreads = all.map((series, n) => {
    const adjusted = withoutSeason(series, peersOf(n));
    const steps = adjusted.subarray(1).map((value, month) => value - (adjusted[month] ?? NaN));
    return robustDeviation(steps.filter((step) => !Number.isNaN(step))) / Math.SQRT2;
  });
  const usual = median(spreads);
  return Number.isNaN(usual) ? LEAST_DEVIATION : Math.max(usual, LEAST_DEVIATION);
}

/** Registers count whole kWh: nothing spreads less. */
const LEAST_DEVIATION = 0.04;

function withoutSeason({ credible }: Series, { season }: Peers): Float64Array {
  return credible.map((kwh, month) => logOf(kwh) - (season[month] ?? 0));
}

/**
 * Who takes a share past the meter leaves the rest on it, month by month in the same measure; what is hardly used at all tells nothing of
 * it. The middle of both guesses.
 */
function missing(
  { credible, present }: Series,
  usual: Float64Array,
  during: Float64Array,
  { from, until, beforeLog, duringLog }: Stretch,
): Float64Array {
  const more = Math.exp(beforeLog - duringLog) - 1;
  return usual.map((kwh, month) => {
    if (month < from || month >= until || present[month] === 0) return 0;
    const read = credible[month] ?? Number.NaN;
    const used = Number.isNaN(read) ? (during[month] ?? 0) : read;
    const against = Math.max(kwh - used, 0);
    return more > LARGEST_SHARE ? against : (against + used * more) / 2;
  });
}

/** Of what is left, at most ten times as much was taken past it. */
const LARGEST_SHARE = 10;
