import { type Verdict, weigh } from './balance.ts';
import { type Features, type Looks, looksOf, withBalance } from './features.ts';
import type { Evidence, MeterHistory } from './model.ts';
import { monthAxis, ordinal } from './months.ts';
import {
  fedByPlace,
  guessesOf,
  type Losses,
  lossesOf,
  lossShares,
  type Place,
  placesOf,
} from './network.ts';
import { type Peers, peersOf } from './season.ts';
import { type Judged, judgeMeter, usualDeviationOf } from './suspicion.ts';
import { type Series, seriesOf } from './usage.ts';
import { type Learnt, priorOf } from './weights.ts';

/** A meter with everything that was worked out about it. */
export interface Examined {
  readonly history: MeterHistory;
  readonly series: Series;
  readonly peers: Peers;
  readonly judged: Judged;
  /** What the balance of `place` says; null: it is no suspect, or nobody told what was fed in. */
  readonly verdict: Verdict | null;
  readonly place: Place | null;
  readonly looks: Looks;
  readonly features: Features;
}

export interface Examination {
  /** `YYYYMM`, ascending. */
  readonly axis: readonly number[];
  readonly losses: Losses | null;
  readonly meters: readonly Examined[];
}

/** Usage, season, falls, and the balance of every place; the evidence is looked at as a whole. */
export function examine(evidence: Evidence, looksWeights: Learnt['looks']): Examination {
  const axis = monthAxis(monthsIn(evidence));
  const first = ordinal(axis[0] ?? 0);
  const series = evidence.meters.map((history) => seriesOf(history, axis));
  const peers = evidence.meters.map(peersOf(evidence.meters, series, axis.length));
  const usual = usualDeviationOf(series, (n) => peers[n] ?? nobody);
  const alone = evidence.meters.map((history, n) => {
    const own = { series: series[n] ?? unknown, peers: peers[n] ?? nobody };
    const judged = judgeMeter(own.series, own.peers, usual);
    const looks = looksOf(history, own.series, judged, first);
    return { history, ...own, judged, looks, prior: priorOf(looksWeights, looks) };
  });
  const { verdicts, losses } = weighAll(evidence, axis, alone);
  const meters = alone.map((own, n) => {
    const told = verdicts.get(n) ?? null;
    const features = withBalance(own.looks, own.judged.suspicion !== null, told?.verdict ?? null);
    return { ...own, features, verdict: told?.verdict ?? null, place: told?.place ?? null };
  });
  return { axis, losses, meters };
}

/** A meter by itself, before any balance. */
interface Alone {
  readonly history: MeterHistory;
  readonly series: Series;
  readonly peers: Peers;
  readonly judged: Judged;
  readonly looks: Looks;
  readonly prior: number;
}

interface Weighed {
  readonly verdicts: ReadonlyMap<number, { readonly verdict: Verdict; readonly place: Place }>;
  readonly losses: Losses | null;
}

/** By transformer; meters whose transformer nobody measures, by feeder. */
function weighAll(
  { meters, feeds }: Evidence,
  axis: readonly number[],
  alone: readonly Alone[],
): Weighed {
  const fed = fedByPlace(feeds, axis);
  const series = alone.map((own) => own.series);
  const guesses = alone.map((own) => guessesOf(own.series, own.judged.expectedKwh));
  const verdicts = new Map<number, { verdict: Verdict; place: Place }>();
  let usual: Losses | null = null;
  for (const placeOf of [transformerOf, feederOf]) {
    const places = placesOf({ meters, series, guesses }, axis.length, fed, placeOf);
    const { losses, told } = weighPlaces(places, alone);
    usual ??= losses;
    for (const { verdict, place } of told) {
      if (!verdicts.has(verdict.meter)) verdicts.set(verdict.meter, { verdict, place });
    }
  }
  return { verdicts, losses: usual };
}

const transformerOf = (meter: MeterHistory): string | null => meter.transformer;
const feederOf = (meter: MeterHistory): string | null => meter.feeder;
/** What is found out about theft says more about the losses, and these about theft. */
const ROUNDS = 3;

function weighPlaces(places: readonly Place[], alone: readonly Alone[]) {
  let told: { verdict: Verdict; place: Place }[] = [];
  let losses: Losses | null = null;
  for (let round = 0; round < ROUNDS && places.length > 0; round += 1) {
    const taken = takenPast(places, alone, told);
    const own = lossesOf(places.map((place, n) => lossShares(place, taken[n])));
    losses = own;
    told = places.flatMap((place) =>
      weigh(place, suspectsOf(place, alone), own).map((verdict) => ({
        verdict,
        place,
      })),
    );
  }
  return { told, losses };
}

function suspectsOf({ members }: Place, alone: readonly Alone[]) {
  return members.flatMap((meter) => {
    const own = alone[meter];
    const suspicion = own?.judged.suspicion ?? null;
    if (own === undefined || suspicion === null) return [];
    return [{ meter, takenKwh: suspicion.takenKwh, prior: own.prior }];
  });
}

/** Energy taken past the meters of each place, as likely as the round before found it. */
function takenPast(
  places: readonly Place[],
  alone: readonly Alone[],
  told: readonly { readonly verdict: Verdict }[],
): Float64Array[] {
  const likely = new Map(told.map(({ verdict }) => [verdict.meter, verdict.probability]));
  return places.map(({ members, fedKwh }) => {
    const sum = new Float64Array(fedKwh.length);
    for (const meter of members) {
      const probability = likely.get(meter) ?? 0;
      alone[meter]?.judged.suspicion?.takenKwh.forEach((kwh, month) => {
        sum[month] = (sum[month] ?? 0) + kwh * probability;
      });
    }
    return sum;
  });
}

function* monthsIn({ meters }: Evidence): Generator<number> {
  for (const { months } of meters) for (const { month } of months) yield month;
}

const nothing = new Float64Array();
const nobody: Peers = { season: nothing, levelLog: Number.NaN, count: 0 };
const unknown: Series = {
  ...{ usage: nothing, credible: nothing, present: nothing, unbooked: nothing },
  ...{ unread: { from: 0, mostKwh: 0 }, jumps: [] },
};
