import { setTimeout as sleep } from 'node:timers/promises';
import { Latencies } from './latency.ts';

/** What an open loop saw. Times are measured from the moment at which a request was meant to arrive. */
export interface OpenLoop {
  readonly latencies: Latencies;
  arrived: number;
  answered: number;
  /** Requests without an answer, at most. */
  mostOutstanding: number;
}

/**
 * Sends a request every 1/rate seconds, come what may: one that starts late because the process was busy counts
 * from when it should have started, so that no wait is left out of the figures.
 *
 * @param sample called once a second with the requests outstanding at that moment
 */
export async function runArrivals(
  ratePerSecond: number,
  seconds: number,
  call: () => Promise<void>,
  sample: (second: number, outstanding: number) => void,
): Promise<OpenLoop> {
  const seen: OpenLoop = {
    latencies: new Latencies(),
    arrived: 0,
    answered: 0,
    mostOutstanding: 0,
  };
  const total = Math.round(ratePerSecond * seconds);
  const calls: Promise<void>[] = [];
  const failures: unknown[] = [];
  const start = performance.now();
  const arrive = async (meantAt: number): Promise<void> => {
    try {
      await call();
    } catch (error) {
      failures.push(error);
    }
    seen.answered += 1;
    seen.latencies.add(performance.now() - meantAt);
  };
  for (let sampled = 0; seen.arrived < total && failures.length === 0; ) {
    const elapsedMs = performance.now() - start;
    const due = Math.min(total, Math.floor((elapsedMs * ratePerSecond) / 1000) + 1);
    while (seen.arrived < due) {
      const call = arrive(start + (seen.arrived * 1000) / ratePerSecond);
      if (seen.arrived >= total - 1000) calls.push(call);
      seen.arrived += 1;
    }
    const outstanding = seen.arrived - seen.answered;
    seen.mostOutstanding = Math.max(seen.mostOutstanding, outstanding);
    for (; sampled < Math.floor(elapsedMs / 1000); sampled++) sample(sampled, outstanding);
    await sleep(1);
  }
  await Promise.all(calls);
  if (failures.length > 0) throw failures[0];
  return seen;
}
