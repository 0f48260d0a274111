import type { BenchReport } from '../report.ts';
import { median } from '../rounds.ts';
import { runArrivals } from './arrivals.ts';
import { assertBooks, type Told } from './books.ts';
import { newTally, runCallers } from './callers.ts';
import { hubConfig } from './config.ts';
import { Demand } from './demand.ts';
import { rounded } from './latency.ts';
import { type HubPlan, say } from './options.ts';
import { buyFromService } from './purchase-run.ts';
import { startHubWorld } from './world.ts';

const bytesPerMb = 1024 * 1024;

/** A nation's evening peak: constant arrivals, and whether memory or queues grow meanwhile. */
export async function runOpenLoopBench(plan: HubPlan): Promise<BenchReport> {
  const world = await startHubWorld(plan);
  try {
    const told: Told = { sold: 0, declined: 0 };
    const buy = buyFromService(world, new Demand(plan, world.cards, 'open-loop'), told);
    say('warming up');
    await runCallers(16, Math.min(5, plan.sliceSeconds), buy, newTally());
    const rssMb: number[] = [];
    const queue: number[] = [];
    const seconds = plan.minutes * 60;
    say(`${plan.ratePerSecond} arrivals a second for ${seconds} s`);
    const seen = await runArrivals(plan.ratePerSecond, seconds, buy, (second, outstanding) => {
      rssMb.push(process.memoryUsage.rss() / bytesPerMb);
      queue.push(outstanding);
      if (second % 30 === 0) say(`  ${second} s: ${outstanding} waiting, ${rssMb.at(-1)} MB`);
    });
    await assertBooks(world.database, told);
    const figures = {
      arrivals: seen.arrived,
      arrivalsPerSecond: plan.ratePerSecond,
      p50Ms: rounded(seen.latencies.percentile(0.5)),
      p99Ms: rounded(seen.latencies.percentile(0.99)),
      p999Ms: rounded(seen.latencies.percentile(0.999)),
      maxMs: rounded(seen.latencies.percentile(1)),
      mostOutstanding: seen.mostOutstanding,
      ...growthOf('outstanding', queue),
      ...growthOf('rssMb', rssMb),
    };
    return { bench: 'open-loop', config: await openLoopConfig(plan, world), figures };
  } finally {
    await world.close();
  }
}

async function openLoopConfig(
  plan: HubPlan,
  world: Parameters<typeof hubConfig>[1],
): Promise<BenchReport['config']> {
  const { callers: _, ...config } = await hubConfig(plan, world);
  return { ...config, ratePerSecond: plan.ratePerSecond, minutes: plan.minutes };
}

/** The medians of the second and of the last tenth of the run: the first tenth is still warming up. */
function growthOf(name: string, samples: readonly number[]): Record<string, number> {
  const tenth = Math.max(1, Math.floor(samples.length / 10));
  const early = median(samples.slice(tenth, 2 * tenth));
  const late = median(samples.slice(-tenth));
  return {
    [`${name}Early`]: rounded(early),
    [`${name}AtEnd`]: rounded(late),
    [`${name}Growth`]: rounded(late - early),
  };
}
