import { Latencies } from './latency.ts';

/** What a candidate did in its slices. */
export interface Tally {
  /** Answers a second of each slice. */
  readonly rates: number[];
  readonly latencies: Latencies;
  answers: number;
}

export function newTally(): Tally {
  return { rates: [], latencies: new Latencies(), answers: 0 };
}

/** A closed loop: each caller sends its next request when it has its answer. A slice ends when all have their last one. */
export async function runCallers(
  callers: number,
  seconds: number,
  call: () => Promise<void>,
  tally: Tally,
): Promise<void> {
  const start = performance.now();
  const end = start + seconds * 1000;
  let answers = 0;
  const caller = async (): Promise<void> => {
    while (performance.now() < end) {
      const asked = performance.now();
      await call();
      tally.latencies.add(performance.now() - asked);
      answers += 1;
    }
  };
  await Promise.all(Array.from({ length: callers }, caller));
  tally.rates.push((answers * 1000) / (performance.now() - start));
  tally.answers += answers;
}
