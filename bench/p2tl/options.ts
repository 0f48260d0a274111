import { parseArgs } from 'node:util';

/** How `setrum bench p2tl` is run. */
export interface P2tlPlan {
  readonly json: boolean;
  readonly quick: boolean;
  readonly seeds: readonly number[];
  /** Meters of each field. */
  readonly meters: number;
  readonly months: number;
}

/** Seeds that nobody tuned on. */
const TEST_SEEDS = [101, 102, 103, 104, 105, 106, 107, 108, 109, 110];

/** Reads the options of this process; a wrong one ends it with exit code 2. */
export function p2tlPlan(): P2tlPlan {
  const number = { type: 'string' } as const;
  const flag = { type: 'boolean', default: false } as const;
  const { values } = parseArgs({
    options: { json: flag, quick: flag, seed: number, meters: number, months: number },
  });
  const { quick, json, seed } = values;
  const usual = quick ? [101] : TEST_SEEDS;
  return {
    ...{ json, quick },
    seeds: seed === undefined ? usual : [numberOf('seed', seed, 0, 1_000_000_000)],
    meters: numberOf('meters', values.meters, quick ? 2_000 : 10_000, 1_000_000),
    months: numberOf('months', values.months, 12, 120),
  };
}

/** For people, on standard error: standard output belongs to the report. */
export function say(line: string): void {
  process.stderr.write(`${line}\n`);
}

function numberOf(name: string, text: string | undefined, usual: number, most: number): number {
  if (text === undefined) return usual;
  const value = Number(text);
  if (/^\d+$/.test(text) && value <= most) return value;
  say(`--${name} is a whole number up to ${most}`);
  process.exit(2);
}
