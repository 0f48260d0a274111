import { monthlyLimitDkwh } from '@setrum/tariff';
import type { Chance } from './chance.ts';
import { expectedKwh } from './demand.ts';
import type { HouseholdPlan } from './household.ts';
import type { Prices } from './prices.ts';
import type { Buy, Standing } from './step.ts';

const AMOUNTS_CENTS: readonly number[] = [
  20_000_00, 50_000_00, 100_000_00, 200_000_00, 250_000_00, 500_000_00, 1_000_000_00,
];
const LARGEST_CENTS = 1_000_000_00;
const MINUTE_MS = 60_000;
const MOST_AT_A_TIME = 6;

/** What a household has bought in a month: more than 720 hours at full power is not sold. */
export interface Basket {
  energyDkwh: number;
}

/** Buys until there is enough for a while; gives what the meter shows afterwards. */
export function* shop(
  household: HouseholdPlan,
  occasion: {
    readonly month: number;
    readonly fromMs: number;
    readonly neededWh: number;
    readonly basket: Basket;
  },
  { chance, prices }: { readonly chance: Chance; readonly prices: Prices },
  standing: Standing,
): Generator<Buy, Standing, Standing> {
  const { place, tariff, powerVa, habit, traits } = household;
  const buyer = { tariff, powerVa, unit: place.unit };
  let now = standing;
  let atMs = occasion.fromMs + chance.whole(10, 540) * MINUTE_MS;
  for (let bought = 0; bought < MOST_AT_A_TIME; bought += 1) {
    if (now.creditWh >= occasion.neededWh) break;
    const at = new Date(atMs);
    const billCents = expectedKwh(household, occasion.month) * prices.perKwhCents(buyer, at);
    const amountCents = amountFor(billCents * habit.portion);
    const energyDkwh = prices.energyDkwh(buyer, amountCents, at);
    if (occasion.basket.energyDkwh + energyDkwh > monthlyLimitDkwh(powerVa)) break;
    occasion.basket.energyDkwh += energyDkwh;
    const tapsFirst = bought === 0 && chance.is(habit.taps);
    const taken = !chance.is(traits.lostTokens);
    const byCard = taken && !(traits.errands > 0 && chance.is(traits.errands));
    now = yield { kind: 'buy', atMs, amountCents, energyDkwh, tapsFirst, taken, byCard };
    atMs += chance.whole(3, 9) * MINUTE_MS;
  }
  return now;
}

/** The smallest on offer that is enough, and the largest at most. */
function amountFor(cents: number): number {
  return AMOUNTS_CENTS.find((amount) => amount >= cents) ?? LARGEST_CENTS;
}
