import { createPrices, type FieldPlan, lifeOf, type Truth, truthOf } from '@setrum/field';
import {
  countMonths,
  type Database,
  grantAccess,
  newAccessKey,
  putFeeds,
  putPlaces,
  putSold,
} from '@setrum/server';
import type { FillReport } from '../fill.ts';
import { placeOf, soldOf } from '../rows.ts';
import { fieldActor, fieldCounterId, fieldPartner } from '../seller.ts';
import type { Till } from '../till.ts';
import { feedsFrom } from './feeds.ts';
import type { HouseholdWithCard } from './household.ts';
import { settle } from './settle.ts';
import { openShop } from './shop.ts';
import { type Living, liveTogether } from './timeline.ts';
import type { Clock } from './wall.ts';

export interface CardsOptions {
  readonly plan: FieldPlan;
  readonly database: Database;
  /** The server's. */
  readonly url: string;
  /** The one clock of server, counter and meters. */
  readonly clock: Clock;
  readonly till: Till;
  readonly onTruth: (truths: readonly Truth[]) => Promise<void>;
  /** Throws when somebody wants it to end. */
  readonly assertWanted: () => void;
  /** Told of the time when some days have gone by. */
  readonly onMonth: (nowMs: number) => void;
}

/** Lives the field with real meters, cards and a counter, which sells through a running server. */
export async function liveWithCards(options: CardsOptions): Promise<FillReport> {
  const { plan, database, url, clock } = options;
  const accessKey = newAccessKey();
  const { partnerId } = fieldPartner;
  const seat = { partnerId, counterId: fieldCounterId };
  await grantAccess(database, accessKey, { role: 'counter', label: fieldActor, ...seat });
  const shop = await openShop({ url, accessKey, now: () => new Date(clock.nowMs) });
  try {
    const households = await settle({ ...options, shop });
    await liveTogether(livingOf(plan, households), clockOf(options));
    return await report(options, households);
  } finally {
    await shop.close();
  }
}

function livingOf(plan: FieldPlan, households: readonly HouseholdWithCard[]): readonly Living[] {
  const prices = createPrices();
  return households.map((household) => ({
    life: lifeOf(plan, household.plan, prices),
    get creditWh() {
      return household.creditWh;
    },
    take: (step) => household.take(step),
  }));
}

const SOME_DAYS_MS = 10 * 86_400_000;

function clockOf({ clock, onMonth, assertWanted }: CardsOptions): (nowMs: number) => void {
  let toldMs = clock.nowMs;
  return (nowMs) => {
    assertWanted();
    clock.nowMs = nowMs;
    if (nowMs - toldMs < SOME_DAYS_MS) return;
    toldMs = nowMs;
    onMonth(nowMs);
  };
}

/** What no card brings: where meters hang in the end, what the network's meters counted, the truth. */
async function report(
  { plan, database, onTruth }: CardsOptions,
  households: readonly HouseholdWithCard[],
): Promise<FillReport> {
  const meters = households.flatMap((household) => household.meters);
  await putPlaces(database, meters.map(placeOf));
  await putSold(database, meters.flatMap(soldOf));
  const feeds = feedsFrom(
    plan,
    households.map(({ plan: { place }, flowWh }) => ({ transformer: place.transformer, flowWh })),
  );
  await putFeeds(database, feeds, fieldActor);
  await onTruth(
    households.flatMap(({ meters: had, plan: household, stolenWh }) =>
      had.map(({ meterNo }) => truthOf(plan, household, meterNo, stolenWh)),
    ),
  );
  const purchases = meters.reduce((sum, meter) => sum + meter.purchases.length, 0);
  const meterNos = meters.map(({ meterNo }) => meterNo);
  const readings = await countMonths(database, meterNos);
  return { meters: meters.length, purchases, readings, feeds: feeds.length };
}
