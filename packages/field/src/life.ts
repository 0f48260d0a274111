import { type Chance, createChance } from './chance.ts';
import { demandIn, expectedKwh } from './demand.ts';
import type { HouseholdPlan } from './household.ts';
import { outagesOf, trouble } from './incidents.ts';
import { daysOf, endMs, startMs } from './months.ts';
import type { Piece } from './piece.ts';
import type { Prices } from './prices.ts';
import { type Basket, shop } from './shopping.ts';
import type { Standing, Step } from './step.ts';
import type { FieldPlan } from './types.ts';

/** A month is lived in so many pieces, the last of them a calm night. */
const PIECES = 6;
const HOUR_MS = 3_600_000;
const MINUTE_MS = 60_000;

/**
 * The life of a household, step by step. Whoever plays it does each step to a meter and tells what the meter shows; the same meter arithmetic,
 * the same life. It ends where a meter dies.
 */
export function* lifeOf(
  plan: FieldPlan,
  household: HouseholdPlan,
  prices: Prices,
): Generator<Step, void, Standing> {
  const { seed } = plan.options;
  const { traits, habit } = household;
  let standing: Standing = { creditWh: household.creditWh };
  for (const [month, yearMonth] of plan.months.entries()) {
    const chance = createChance(seed, 'life', household.n, yearMonth);
    const demand = demandIn(household, { seed, month, yearMonth }, chance);
    const outages = outagesOf(seed, household.place, yearMonth);
    const basket: Basket = { energyDkwh: 0 };
    for (let piece = 0; piece < PIECES; piece += 1) {
      const now = { month, yearMonth, piece, atMs: lateIn(yearMonth, piece, chance) };
      if (traits.diesIn === month && piece === 2) return;
      standing = yield* trouble(household, now, { chance, outages }, standing);
      standing = yield draw(household, now, demand, chance);
      const neededWh = enoughFor(household, month, chance);
      if (standing.creditWh < neededWh) {
        const occasion = { month, fromMs: now.atMs, neededWh, basket };
        standing = yield* shop(household, occasion, { chance, prices }, standing);
      }
    }
    standing = yield { kind: 'close', atMs: endMs(yearMonth), month: yearMonth };
  }
  const last = plan.months.at(-1) ?? 0;
  const chance = createChance(seed, 'reader', household.n);
  if (habit.isRead) yield { kind: 'tell', atMs: endMs(last) + chance.whole(8, 100) * HOUR_MS };
}

function lateIn(yearMonth: number, piece: number, chance: Chance): number {
  const pieceMs = Math.floor((daysOf(yearMonth) * 24 * HOUR_MS) / PIECES);
  const end = startMs(yearMonth) + (piece + 1) * pieceMs;
  return end - 12 * HOUR_MS - chance.whole(0, 600) * MINUTE_MS;
}

/** The evening's peak, or in the last piece the night. */
function draw(
  { powerVa, supply }: HouseholdPlan,
  { month, piece, atMs }: Piece,
  demand: { readonly meteredWh: number; readonly pastWh: number },
  chance: Chance,
): Step {
  const part = Math.exp(0.15 * chance.normal()) / PIECES;
  const isCalm = piece === PIECES - 1;
  const dropV = isCalm ? 0 : supply.dropV * Math.exp(0.18 * chance.normal());
  const voltageV = tenth(Math.max(140, supply.calmV + chance.normal() - dropV));
  const meanW = demand.meteredWh / 730;
  const peakW = meanW * (isCalm ? 0.6 : 4.5 * Math.exp(0.25 * chance.normal()));
  const currentA = Math.floor((Math.min(peakW, 0.95 * powerVa) / voltageV) * 10) / 10;
  const wh = Math.round(demand.meteredWh * part);
  const pastWh = Math.round(demand.pastWh * part);
  return { kind: 'draw', atMs, month, wh, pastWh, voltageV, currentA };
}

/** Below this it buys; now and then it forgets, and sits in the dark. */
function enoughFor(household: HouseholdPlan, month: number, chance: Chance): number {
  const dayWh = (expectedKwh(household, month) * 1000) / 30;
  const days = chance.is(0.04) ? 0.5 : Math.max(household.habit.days, 6.5);
  return dayWh * days;
}

function tenth(value: number): number {
  return Math.round(value * 10) / 10;
}
