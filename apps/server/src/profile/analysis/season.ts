import type { MeterHistory } from './model.ts';
import { median } from './statistics.ts';
import type { Series } from './usage.ts';

/** What the peers of a meter do: how the season moves their use, and what they use. */
export interface Peers {
  /** Logarithm of the factor of each month against the whole time. */
  readonly season: Float64Array;
  /** Logarithm of the usual use of a month (kWh), season taken out; NaN: nobody to compare with. */
  readonly levelLog: number;
  /** How far honest peers scatter about it. */
  readonly count: number;
}

/** Fewer peers than these say nothing. */
const ENOUGH = 12;
/** Logarithms need more than nothing; a kilowatt-hour is nothing in a household. */
export const FLOOR_KWH = 1;

/** Logarithm of a month's energy. */
export function logOf(kwh: number): number {
  return Math.log(Math.max(kwh, 0) + FLOOR_KWH);
}

/** Same tariff and power, on the same feeder where there are enough of them, else wherever they are. */
export function peersOf(
  meters: readonly MeterHistory[],
  series: readonly Series[],
  months: number,
): (meter: MeterHistory) => Peers {
  const classes = grouped(meters, series, (meter) => `${meter.tariff} ${meter.powerVa}`);
  const feeders = grouped(meters, series, feederKey);
  const ofClass = new Map([...classes].map(([key, own]) => [key, peersAmong(own, months)]));
  const ofFeeder = new Map(
    [...feeders]
      .filter(([, own]) => own.length >= ENOUGH)
      .map(([key, own]) => [key, peersAmong(own, months)]),
  );
  const nobody = peersAmong([], months);
  return (meter) =>
    ofFeeder.get(feederKey(meter)) ?? ofClass.get(`${meter.tariff} ${meter.powerVa}`) ?? nobody;
}

function feederKey(meter: MeterHistory): string {
  return `${meter.tariff} ${meter.powerVa} ${meter.feeder ?? ''}`;
}

function grouped(
  meters: readonly MeterHistory[],
  series: readonly Series[],
  keyOf: (meter: MeterHistory) => string,
): Map<string, Series[]> {
  const groups = new Map<string, Series[]>();
  meters.forEach((meter, n) => {
    const own = series[n];
    if (own === undefined) return;
    const group = groups.get(keyOf(meter));
    if (group === undefined) groups.set(keyOf(meter), [own]);
    else group.push(own);
  });
  return groups;
}

/** Medians, so that the few who steal, travel or die do not move them. */
function peersAmong(group: readonly Series[], months: number): Peers {
  const season = new Float64Array(months);
  if (group.length < ENOUGH) return { season, levelLog: Number.NaN, count: group.length };
  const logs = group.map(({ credible }) => Float64Array.from(credible, logOf));
  const levels = logs.map(median);
  for (let month = 0; month < months; month += 1) {
    const moved = median(logs.map((own, n) => (own[month] ?? NaN) - (levels[n] ?? NaN)));
    season[month] = Number.isNaN(moved) ? 0 : moved;
  }
  const levelLog = median(
    logs.map((own) => median(own.map((value, month) => value - (season[month] ?? 0)))),
  );
  return { season, levelLog, count: group.length };
}
