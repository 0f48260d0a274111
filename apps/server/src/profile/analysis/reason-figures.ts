import type { Examined } from './examine.ts';
import { booksOf } from './features.ts';
import type { ReasonCode } from './model.ts';
import { lossShares } from './network.ts';
import { FLOOR_KWH } from './season.ts';
import { mean } from './statistics.ts';

/** What the figures are taken from. */
export interface Grounds {
  readonly examined: Examined;
  /** `YYYYMM` of the places of the axis. */
  readonly axis: readonly number[];
}

export type Figures = Readonly<Record<string, number>>;

const TAMPERED = 8;

/** The figures that each reason rests on; energies in kWh, shares in percent, months as `YYYYMM`. */
export const figuresOf: Readonly<Record<ReasonCode, (grounds: Grounds) => Figures>> = {
  fall: ({ examined: { judged, peers }, axis }) => {
    const fall = judged.suspicion?.fall;
    if (fall === null || fall === undefined) return {};
    const beforeKwh = Math.exp(fall.beforeLog) - FLOOR_KWH;
    const duringKwh = Math.exp(fall.duringLog) - FLOOR_KWH;
    const inside = mean(peers.season.subarray(fall.from, fall.until));
    const outside = mean(peers.season.filter((_, at) => at < fall.from || at >= fall.until));
    return {
      since: axis[fall.from] ?? 0,
      beforeKwh: Math.round(beforeKwh),
      duringKwh: Math.round(duringKwh),
      fallPercent: Math.round(100 * (1 - duringKwh / beforeKwh)),
      months: fall.until - fall.from,
      peersPercent: Math.round(100 * (Math.exp(inside - outside) - 1)),
      peers: peers.count,
    };
  },
  'below-peers': ({ examined: { judged, peers } }) => ({
    ownKwh: Math.round(Math.exp(peers.levelLog + judged.againstPeers)),
    peersKwh: Math.round(Math.exp(peers.levelLog)),
    peers: peers.count,
  }),
  balance: ({ examined }) => balanceFigures(examined),
  tamper: ({ examined: { history } }) => {
    const marked = history.months.filter(({ tamper }) => tamper === TAMPERED);
    const last = marked.at(-1);
    return { months: marked.length, last: last?.month ?? 0, cause: last?.tamperCause ?? 0 };
  },
  'books-short': ({ examined: { series } }) => books(series.unbooked, booksOf(series)),
  'books-over': ({ examined: { series } }) => books(series.unbooked, booksOf(series)),
  jump: ({ examined: { series }, axis }) => {
    const at = series.jumps[0] ?? 0;
    return { month: axis[at] ?? 0, countedKwh: Math.round(series.usage[at] ?? 0) };
  },
  forged: ({ examined: { history } }) => ({
    months: history.months.filter(({ verification }) => verification === 'forged').length,
  }),
  restored: ({ examined: { judged }, axis }) => ({
    month: axis[judged.suspicion?.until ?? 0] ?? 0,
  }),
};

/** What the place lost before and during the suspicious months, as shares of what its meters counted. */
function balanceFigures({ judged, place }: Examined): Figures {
  if (place === null || judged.suspicion === null) return {};
  const { from, until, missingKwh } = judged.suspicion;
  const shares = lossShares(place);
  const missing = mean(missingKwh.subarray(from, until).filter((kwh) => kwh > 0));
  const all = {
    beforePercent: percent(mean(shares.filter((_, at) => at < from || at >= until))),
    duringPercent: percent(mean(shares.subarray(from, until))),
    missingKwh: Math.round(missing),
    countedKwh: Math.round(mean(place.countedKwh.subarray(from, until))),
  };
  return Object.fromEntries(Object.entries(all).filter(([, value]) => !Number.isNaN(value)));
}

function percent(share: number): number {
  return Math.round(share * 1000) / 10;
}

function books(unbooked: Float64Array, usualMonths: number): Figures {
  let awayKwh = 0;
  for (const kwh of unbooked) awayKwh += Number.isNaN(kwh) ? 0 : kwh;
  return { awayKwh: Math.round(awayKwh), usualMonths: Math.round(usualMonths * 10) / 10 };
}
