import type { Database } from '../../platform/index.ts';
import type { Fed } from './derive.ts';
import { addFigures, type PlaceFigures } from './figures.ts';
import type { AskedPlace, Level } from './place.ts';
import { childrenOf, fedTo, latestMonth, seriesOf } from './read.ts';

/** A place, its months and what lies below it, before the figures of one kind of report are taken from them. */
export interface Report {
  /** YYYYMM; null: no reading has come yet. */
  readonly month: number | null;
  readonly total: { readonly figures: PlaceFigures; readonly fed: Fed };
  /** Twelve at most, the oldest first. */
  readonly series: readonly {
    readonly month: number;
    readonly figures: PlaceFigures;
    readonly fed: Fed;
  }[];
  readonly children: readonly {
    readonly level: Level;
    readonly code: string;
    readonly name: string;
    readonly figures: PlaceFigures;
    readonly fed: Fed;
  }[];
}

/** The report of a place for a month, the latest one unless said. */
export async function reportOf(
  database: Database,
  place: AskedPlace,
  wanted: number | null,
): Promise<Report> {
  const month = wanted ?? (await latestMonth(database, place.ulps));
  const nothing = { figures: addFigures([]), fed: null };
  if (month === null) return { month, total: nothing, series: [], children: [] };
  const [series, children] = await Promise.all([
    seriesOf(database, place, month),
    childrenOf(database, place, month),
  ]);
  const own = place.transformer ?? place.feeder;
  const hasMeter = place.level === 'feeder' || place.level === 'ULP';
  const fed = await fedTo(
    database,
    [...(own === null ? [] : [own]), ...(hasMeter ? children.map(({ code }) => code) : [])],
    [month, ...series.map((one) => one.month)],
  );
  const told = series.map(({ month: at, ...figures }) => ({
    ...{ month: at, figures },
    fed: own === null ? null : fed(own, at),
  }));
  return {
    month,
    total: told.find((one) => one.month === month) ?? nothing,
    series: told,
    children: children.map((child) => ({ ...child, fed: fed(child.code, month) })),
  };
}
