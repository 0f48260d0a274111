import { SetrumError } from '@setrum/errors';
import type { BenchReport } from '../report.ts';
import { median } from '../rounds.ts';
import { Baseline } from './baseline.ts';
import { assertBooks, type Told } from './books.ts';
import { newTally, runCallers, type Tally } from './callers.ts';
import { hubConfig } from './config.ts';
import { Demand } from './demand.ts';
import { rounded } from './latency.ts';
import { oneBadRequest } from './one-bad.ts';
import { type HubPlan, say } from './options.ts';
import { type HubWorld, startHubWorld } from './world.ts';

/** Measures purchase service and plain design in turns; throws when the books do not hold what callers were told. */
export async function runPurchaseBench(plan: HubPlan): Promise<BenchReport> {
  const world = await startHubWorld(plan);
  const baseline = new Baseline(world.databaseUrl, world.securityModule, plan.baselinePool);
  try {
    const told: Told = { sold: 0, declined: 0 };
    const demand = new Demand(plan, world.cards, 'purchase');
    const service = buyFromService(world, demand, told);
    const plain = async (): Promise<void> => {
      const token = await baseline.buy(demand.next());
      if (token === null) told.declined += 1;
      else told.sold += 1;
    };
    const tallies = await inTurns(plan, service, plain, world);
    const bad = await oneBadRequest(world, demand, told);
    await assertBooks(world.database, told);
    const config = await hubConfig(plan, world);
    return { bench: 'purchase', config, figures: { ...figuresOf(tallies), ...bad } };
  } finally {
    await baseline.close();
    await world.close();
  }
}

/** Sells one after the other, and counts what the caller was told. */
export function buyFromService(
  { purchases }: Pick<HubWorld, 'purchases'>,
  demand: Demand,
  told: Told,
): () => Promise<void> {
  return async () => {
    try {
      await purchases.buy(demand.next());
      told.sold += 1;
    } catch (error) {
      if (!(error instanceof SetrumError) || error.code !== 'SETRUM_AMOUNT_TOO_SMALL') throw error;
      told.declined += 1;
    }
  };
}

interface Tallies {
  readonly service: Tally;
  readonly plain: Tally;
  readonly ratios: readonly number[];
}

async function inTurns(
  plan: HubPlan,
  service: () => Promise<void>,
  plain: () => Promise<void>,
  world: HubWorld,
): Promise<Tallies> {
  const { callers, sliceSeconds, rounds } = plan;
  say('warming up');
  await runCallers(callers, Math.min(2, sliceSeconds), plain, newTally());
  await runCallers(callers, Math.min(2, sliceSeconds), service, newTally());
  // Plans that were made while the tables were empty are made anew, for both.
  await world.database.pool.query('analyze');
  const tallies = { service: newTally(), plain: newTally() };
  const ratios: number[] = [];
  for (let round = 0; round < rounds; round++) {
    await runCallers(callers, sliceSeconds, plain, tallies.plain);
    await runCallers(callers, sliceSeconds, service, tallies.service);
    const [a = 0, b = 1] = [tallies.service.rates.at(-1), tallies.plain.rates.at(-1)];
    ratios.push(a / b);
    say(
      `round ${round + 1} of ${rounds}: ${Math.round(a)} to ${Math.round(b)} = ${rounded(a / b)}`,
    );
  }
  return { ...tallies, ratios };
}

function figuresOf({ service, plain, ratios }: Tallies): Record<string, number> {
  return {
    ratioToBaseline: rounded(median(ratios)),
    purchasesPerSecond: Math.round(median(service.rates)),
    purchaseP50Ms: rounded(service.latencies.percentile(0.5)),
    purchaseP99Ms: rounded(service.latencies.percentile(0.99)),
    purchases: service.answers,
    baselinePerSecond: Math.round(median(plain.rates)),
    baselineP50Ms: rounded(plain.latencies.percentile(0.5)),
    baselineP99Ms: rounded(plain.latencies.percentile(0.99)),
    baselinePurchases: plain.answers,
  };
}
