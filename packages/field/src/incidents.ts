import { type Chance, createChance } from './chance.ts';
import type { HouseholdPlan } from './household.ts';
import type { Piece } from './piece.ts';
import type { Standing, Step } from './step.ts';
import type { TransformerPlan } from './types.ts';

const MINUTE_MS = 60_000;
/** The pieces of a month in which things happen. */
const AT_FIRST = 0;
const LATER = 1;
const IN_THE_MIDDLE = 3;

/** In which pieces of a month the supply of a transformer fails, the same for all of its households. */
export function outagesOf(seed: number, place: TransformerPlan, yearMonth: number): number[] {
  const chance = createChance(seed, 'outages', place.transformer, yearMonth);
  const count = Math.floor(-Math.log(1 - chance.next()) * (place.isWeak ? 2.2 : 1.1));
  return Array.from({ length: Math.min(count, 9) }, () => chance.whole(0, 5));
}

/** Whatever befalls a meter before a piece of the month is lived. */
export function* trouble(
  household: HouseholdPlan,
  now: Piece,
  { chance, outages }: { readonly chance: Chance; readonly outages: readonly number[] },
  standing: Standing,
): Generator<Step, Standing, Standing> {
  let last = standing;
  const beforeMs = now.atMs - 90 * MINUTE_MS;
  for (const piece of outages) {
    if (piece === now.piece) last = yield { kind: 'outage', atMs: beforeMs };
  }
  for (const step of stepsOf(household, now, chance)) {
    last = yield { ...step, atMs: beforeMs + 10 * MINUTE_MS };
  }
  return last;
}

function stepsOf(household: HouseholdPlan, now: Piece, chance: Chance): readonly Step[] {
  const { traits } = household;
  const { month, atMs } = now;
  switch (now.piece) {
    case AT_FIRST:
      return [
        ...traits.marks.filter(({ cleared }) => cleared === month).map(() => clear(atMs)),
        ...(traits.theft !== null && chance.is(0.3) ? [clear(atMs)] : []),
        ...traits.jumps
          .filter((jump) => jump.month === month)
          .map(({ kwh }): Step => ({ kind: 'jump', atMs, kwh })),
      ];
    case LATER:
      return [...tampers(household, now, chance), ...overloads(household, now, chance)];
    case IN_THE_MIDDLE:
      return traits.changedIn === month
        ? [
            { kind: 'tell', atMs },
            { kind: 'change', atMs },
          ]
        : [];
    default:
      return [];
  }
}

function clear(atMs: number): Step {
  return { kind: 'clear', atMs };
}

/** A cause of tamper that comes and goes: the thief's, or a fitter's. */
function tampers(
  { traits }: HouseholdPlan,
  { month, atMs }: Piece,
  chance: Chance,
): readonly Step[] {
  const { theft, marks } = traits;
  const isNoticed = theft !== null && month >= theft.from && chance.is(theft.noticed);
  const causes = marks.filter((mark) => mark.month === month).map(({ cause }) => cause);
  if (isNoticed && theft.cause !== null) causes.push(theft.cause);
  return causes.flatMap((cause): Step[] => [
    { kind: 'tamper', atMs, cause, on: true },
    { kind: 'tamper', atMs, cause, on: false },
  ]);
}

/** The iron and the pump at once. */
function overloads(
  { powerVa, supply, noise }: HouseholdPlan,
  { atMs }: Piece,
  chance: Chance,
): readonly Step[] {
  if (!chance.is(noise / 2)) return [];
  const voltageV = Math.round(supply.calmV - supply.dropV / 2);
  const currentA = Math.ceil((powerVa * chance.between(1.05, 1.3) * 10) / voltageV) / 10;
  return [{ kind: 'overload', atMs, voltageV, currentA }];
}
