import type { Chance } from './chance.ts';
import type { HouseholdPlan } from './household.ts';
import { weatherOf } from './season.ts';
import { factorIn } from './traits.ts';

/** What a household uses in a month, and what of it its meter sees; Wh. */
export interface Demand {
  readonly meteredWh: number;
  readonly pastWh: number;
}

/** A thief leaves the lamp on: what is not paid for is not saved. */
const CARELESS = 1.1;

/** @param month its number in the field; `yearMonth`: YYYYMM */
export function demandIn(
  household: HouseholdPlan,
  { seed, month, yearMonth }: { seed: number; month: number; yearMonth: number },
  chance: Chance,
): Demand {
  const { baseKwh, noise, seasonality, place, traits } = household;
  const weather = weatherOf(seed, place.unit, yearMonth) ** seasonality;
  const usual = baseKwh * factorIn(traits.changes, month) * weather;
  const usedWh = usual * Math.exp(noise * chance.normal()) * 1000;
  const { theft } = traits;
  if (theft === null || month < theft.from) return { meteredWh: usedWh, pastWh: 0 };
  const share = Math.min(0.95, theft.share * chance.between(0.9, 1.1));
  const carelessWh = usedWh * CARELESS;
  return { meteredWh: carelessWh * (1 - share), pastWh: carelessWh * share };
}

/** What a household takes for its use of a month: by it, it decides when to buy and how much. kWh. */
export function expectedKwh({ baseKwh, traits }: HouseholdPlan, month: number): number {
  const { theft } = traits;
  const metered = theft === null || month < theft.from ? 1 : CARELESS * (1 - theft.share);
  return baseKwh * factorIn(traits.changes, month) * metered;
}
