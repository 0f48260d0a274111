import { makeDrn } from '@setrum/sts';
import { type Chance, createChance } from './chance.ts';
import { kindOf, traitsOf } from './kinds.ts';
import { addressOf, nameOf } from './names.ts';
import { firstSerialOf } from './options.ts';
import { powerClassOf } from './power-class.ts';
import { PLAIN, since, type Traits } from './traits.ts';
import type { FieldPlan, TransformerPlan } from './types.ts';

/** How a household buys and taps. */
export interface Habit {
  /** It buys when what is left is less than the use of so many days. */
  readonly days: number;
  /** What it buys for at a time, as a share of a month's bill. */
  readonly portion: number;
  /** How often it taps its card at the meter before it goes to the counter. */
  readonly taps: number;
  /** The field's reader finds it at home at the end. */
  readonly isRead: boolean;
}

/** The voltage at its place, V. */
export interface Supply {
  readonly calmV: number;
  /** What it falls by in the evening. */
  readonly dropV: number;
}

/** A household before its life: who it is, what it uses, what it does. */
export interface HouseholdPlan {
  /** Its number in the field. */
  readonly n: number;
  readonly meterNo: string;
  readonly idpel: string;
  readonly name: string;
  readonly address: string;
  readonly place: TransformerPlan;
  readonly tariff: string;
  readonly powerVa: number;
  /** What it uses in a month that is like any other, kWh. */
  readonly baseKwh: number;
  /** How much its months differ. */
  readonly noise: number;
  /** How much of the seasons it feels. */
  readonly seasonality: number;
  readonly habit: Habit;
  readonly supply: Supply;
  /** The register at the beginning. */
  readonly standWh: number;
  readonly creditWh: number;
  readonly traits: Traits;
}

export const MAKER = '32';
/** Registers of six digits: some meters come to their end. */
const STAND_END_KWH = 1_000_000;

/** The households of a transformer, neighbours already with each other. */
export function householdsOf(plan: FieldPlan, place: TransformerPlan): readonly HouseholdPlan[] {
  const households = Array.from({ length: place.households }, (_, at) =>
    planHousehold(plan, place, place.first + at),
  );
  for (let at = 0; at < households.length; at += 1) {
    const giver = households[at];
    if (giver?.traits.kind !== 'neighbour') continue;
    const taker = households[at + 1];
    if (taker === undefined) {
      households[at] = { ...giver, traits: PLAIN };
    } else {
      households[at] = fed(giver, taker, 'giver');
      households[at + 1] = fed(taker, giver, 'taker', giver.traits.from);
      at += 1;
    }
  }
  return households;
}

/** One feeds the other by a cable over the fence: what goes through one meter is missing at the other. */
function fed(
  household: HouseholdPlan,
  other: HouseholdPlan,
  role: 'giver' | 'taker',
  from = household.traits.from,
): HouseholdPlan {
  const factor = role === 'taker' ? 0.1 : 1 + (0.9 * other.baseKwh) / household.baseKwh;
  return {
    ...household,
    traits: { ...PLAIN, kind: 'neighbour', from, changes: [since(from, factor)] },
  };
}

function planHousehold(plan: FieldPlan, place: TransformerPlan, n: number): HouseholdPlan {
  const { seed } = plan.options;
  const serial = firstSerialOf(plan.options) + n;
  const chance = createChance(seed, 'household', n);
  const { tariff, powerVa, kwh } = powerClassOf(chance);
  const supply = supplyOf(place, chance);
  const kind = kindOf(chance);
  const months = plan.months.length;
  const baseKwh = Math.min(kwh * Math.exp(0.28 * chance.normal()), 0.28 * powerVa);
  const traits =
    kind === 'honest' && place.isWeak
      ? { ...PLAIN, kind: 'weak-feeder' as const }
      : traitsOf(kind, chance, months);
  return {
    n,
    meterNo: makeDrn(MAKER, String(serial)),
    idpel: `${place.unit}${String(n % 10_000_000).padStart(7, '0')}`,
    name: nameOf(chance),
    address: addressOf(chance),
    ...{ place, tariff, powerVa, baseKwh, supply, traits },
    noise: chance.between(0.04, 0.12),
    seasonality: chance.between(0.4, 1.6),
    habit: habitOf(chance),
    standWh: standOf(chance, baseKwh),
    creditWh: Math.round(baseKwh * chance.between(0.1, 0.5) * 1000),
  };
}

function supplyOf({ isWeak }: TransformerPlan, chance: Chance): Supply {
  const along = chance.next();
  return {
    calmV: 230 - 4 * along,
    dropV: isWeak ? 10 + 30 * along : 4 + 14 * along,
  };
}

function habitOf(chance: Chance): Habit {
  return {
    days: chance.between(2, 7),
    portion: chance.pick([0.3, 0.5, 0.8, 1, 1]),
    taps: chance.pick([1, 0.9, 0.9, 0.7, 0.3]),
    isRead: chance.is(0.92),
  };
}

/** Some ten years of use, or a register that is about to begin anew. */
function standOf(chance: Chance, baseKwh: number): number {
  const years = chance.between(0.2, 11);
  const kwh = chance.is(0.004)
    ? STAND_END_KWH - baseKwh * chance.between(1, 12)
    : baseKwh * 12 * years;
  return Math.round(kwh * 1000);
}
