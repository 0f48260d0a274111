import type { EvidenceMonth, MeterHistory } from './model.ts';
import { ordinal } from './months.ts';

const SIX_DIGITS = 1_000_000;
/** Stands this near to the end of the six digits roll over; a fall from elsewhere is another register. */
const ROLL_OVER_KWH = 100_000;
/** A gap this long is still shared out evenly among its months. */
const LONGEST_GAP_MONTHS = 3;
/** No household draws its whole contracted power all month. */
const HOURS_OF_MONTH = 720;
/** Register and books may differ by as much without one of them being wrong: a token bought on the last day waits on its card. */
const BOOKS_SLACK_KWH = 60;

/** A meter's months on the axis of all meters; NaN where nothing is known. All energies in kWh. */
export interface Series {
  /** What the register counted. */
  readonly usage: Float64Array;
  /** What it counted as far as the books bear it out: a month in which the register jumped is taken from the books. */
  readonly credible: Float64Array;
  /** How much of each month the meter hung there: half of those in which it came or went. */
  readonly present: Float64Array;
  /** The first month after its last reading, and the most it can have used from then on: what was left and what was sold since. */
  readonly unread: { readonly from: number; readonly mostKwh: number };
  /** Sold less taken (stand difference and change of credit), for each month that has both. */
  readonly unbooked: Float64Array;
  /** Months in which the register counted what nobody can draw. */
  readonly jumps: readonly number[];
}

/**
 * Usage from the difference of stands, with roll-over; a difference across meters is none. A gap of up to three months is shared out.
 * @param axis the months of the whole evidence, ascending, without gaps
 */
export function seriesOf(history: MeterHistory, axis: readonly number[]): Series {
  const usage = new Float64Array(axis.length).fill(Number.NaN);
  const credible = new Float64Array(axis.length).fill(Number.NaN);
  const unbooked = new Float64Array(axis.length).fill(Number.NaN);
  const jumps: number[] = [];
  const first = ordinal(axis[0] ?? 0);
  const sold = new Map(
    history.sold.map(({ month, energyDkwh }) => [ordinal(month), energyDkwh / 10]),
  );
  let before: EvidenceMonth | null = null;
  for (const now of history.months) {
    if (before !== null) {
      const step = stepBetween(before, now, sold, history.powerVa);
      const at = ordinal(now.month) - first;
      for (let back = 0; back < step.months; back += 1) {
        usage[at - back] = step.usageKwh / step.months;
        credible[at - back] = step.credibleKwh / step.months;
      }
      unbooked[at] = step.unbookedKwh;
      if (step.jumped) jumps.push(at);
    }
    before = now;
  }
  const present = Float64Array.from(axis, (month) => hangingIn(history, month));
  const unread = unreadAfter(before, sold, first);
  return { usage, credible, present, unread, unbooked, jumps };
}

function unreadAfter(
  last: EvidenceMonth | null,
  sold: ReadonlyMap<number, number>,
  first: number,
): Series['unread'] {
  const from = last === null ? 0 : ordinal(last.month) - first + 1;
  let mostKwh = last?.remainingKwh ?? 0;
  for (const [month, kwh] of sold) if (month >= first + from) mostKwh += kwh;
  return { from, mostKwh };
}

function hangingIn({ since, removed }: MeterHistory, month: number): number {
  if ((since !== null && month < since) || (removed !== null && month > removed)) return 0;
  return month === since || month === removed ? 0.5 : 1;
}

interface Step {
  /** Months that the difference covers; 0: it is none. */
  readonly months: number;
  readonly usageKwh: number;
  readonly credibleKwh: number;
  readonly unbookedKwh: number;
  readonly jumped: boolean;
}

const NO_STEP: Step = {
  ...{ months: 0, usageKwh: Number.NaN, credibleKwh: Number.NaN },
  ...{ unbookedKwh: Number.NaN, jumped: false },
};

function stepBetween(
  before: EvidenceMonth,
  now: EvidenceMonth,
  sold: ReadonlyMap<number, number>,
  powerVa: number,
): Step {
  const months = ordinal(now.month) - ordinal(before.month);
  const usageKwh = standDifference(before.standKwh, now.standKwh);
  if (Number.isNaN(usageKwh) || months < 1 || months > LONGEST_GAP_MONTHS) return NO_STEP;
  let soldKwh = 0;
  for (let back = 0; back < months; back += 1) soldKwh += sold.get(ordinal(now.month) - back) ?? 0;
  const takenKwh = usageKwh + now.remainingKwh - before.remainingKwh;
  const unbookedKwh = soldKwh - takenKwh;
  const most = (powerVa / 1000) * HOURS_OF_MONTH * months;
  const jumped = usageKwh > most || unbookedKwh < -Math.max(BOOKS_SLACK_KWH, most / 4);
  const fromBooks = soldKwh + before.remainingKwh - now.remainingKwh;
  const credibleKwh = jumped ? Math.max(fromBooks, 0) : usageKwh;
  return { months, usageKwh, credibleKwh, unbookedKwh, jumped };
}

/** kWh between two stands of one register; NaN when it is not one register. */
export function standDifference(beforeKwh: number, nowKwh: number): number {
  if (nowKwh >= beforeKwh) return nowKwh - beforeKwh;
  const rolledOver = beforeKwh >= SIX_DIGITS - ROLL_OVER_KWH && nowKwh < ROLL_OVER_KWH;
  return rolledOver ? nowKwh + SIX_DIGITS - beforeKwh : Number.NaN;
}
