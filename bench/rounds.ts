/** What is measured: `run(n)` does the thing n times, each with other inputs, and gives something that depends on all of it. */
export interface Candidate {
  readonly name: string;
  readonly run: (times: number) => number;
}

export interface RoundsPlan {
  readonly rounds: number;
  /** How long each candidate runs in each round. */
  readonly sliceMs: number;
}

/** Operations a second of each candidate: the median of its rounds. */
export type Rates = ReadonlyMap<string, number>;

/**
 * Measures candidates in turns: in each round every one has its slice, in an order that turns with the round, so that
 * what else the machine does in that moment hits all alike. A slice is short against the machine's moods, and the
 * median leaves out the slices in which a collection or another process came between.
 */
export function measureInTurns(
  candidates: readonly Candidate[],
  plan: RoundsPlan,
  progress: (round: number) => void,
): Rates {
  const times = new Map(candidates.map((one) => [one.name, timesFor(one, plan.sliceMs)]));
  const rates = new Map<string, number[]>(candidates.map(({ name }) => [name, []]));
  for (let round = 0; round < plan.rounds; round++) {
    progress(round);
    for (let turn = 0; turn < candidates.length; turn++) {
      const one = candidates[(round + turn) % candidates.length];
      if (one === undefined) continue;
      rates.get(one.name)?.push(rateOf(one, times.get(one.name) ?? 1));
    }
  }
  return new Map([...rates].map(([name, all]) => [name, median(all)]));
}

/** The middle of the values; of an even number of them the upper of the two. */
export function median(values: readonly number[]): number {
  return [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;
}

/** Warms a candidate up and finds how often it fits into a slice. */
function timesFor(candidate: Candidate, sliceMs: number): number {
  let times = 100;
  for (;;) {
    const rate = rateOf(candidate, times);
    const wanted = Math.ceil((rate * sliceMs) / 1000);
    if (times >= wanted) return Math.max(1, wanted);
    times = Math.min(wanted, times * 4);
  }
}

/** What the runs gave goes here, so that none of them can be left out as useless. */
let sink = 0;

function rateOf(candidate: Candidate, times: number): number {
  const start = process.hrtime.bigint();
  sink = (sink + candidate.run(times)) | 0;
  const elapsedNs = Number(process.hrtime.bigint() - start);
  return (times * 1e9) / Math.max(1, elapsedNs);
}
