import { parseArgs } from 'node:util';

/** How `setrum bench profile` is run. */
export interface ProfilePlan {
  readonly json: boolean;
  readonly quick: boolean;
  readonly meters: number;
  readonly months: number;
  /** Purchases to be monitored. */
  readonly purchases: number;
  /** Records of the bulk import, into the months that are there. */
  readonly imported: number;
  /** Cards, each with twelve months, in the part online. */
  readonly cards: number;
  /** How often each dashboard query is asked. */
  readonly rounds: number;
  readonly analysis: boolean;
}

/** The last month of the data; the twelve before it are filled. */
export const lastMonth = 202610;

/** Reads the options of this process; a wrong one ends it with exit code 2. */
export function profilePlan(): ProfilePlan {
  const number = { type: 'string' } as const;
  const { values } = parseArgs({
    options: {
      json: { type: 'boolean', default: false },
      quick: { type: 'boolean', default: false },
      'skip-analysis': { type: 'boolean', default: false },
      meters: number,
      rounds: number,
    },
  });
  const { quick, json } = values;
  const meters = numberOf('meters', values.meters, quick ? 10_000 : 1_000_000, 5_000_000);
  return {
    ...{ json, quick, meters, months: 12, analysis: values['skip-analysis'] !== true },
    purchases: meters,
    imported: quick ? 24_000 : 600_000,
    cards: quick ? 500 : 20_000,
    rounds: numberOf('rounds', values.rounds, quick ? 5 : 200, 100_000),
  };
}

/** For people, on standard error: standard output belongs to the report. */
export function say(line: string): void {
  process.stderr.write(`${line}\n`);
}

/** The month so many months before {@link lastMonth}, YYYYMM. */
export function monthBack(back: number): number {
  const index = Math.floor(lastMonth / 100) * 12 + (lastMonth % 100) - 1 - back;
  return Math.floor(index / 12) * 100 + (index % 12) + 1;
}

function numberOf(name: string, text: string | undefined, usual: number, most: number): number {
  if (text === undefined) return usual;
  const value = Number(text);
  if (/^\d+$/.test(text) && value >= 1 && value <= most) return value;
  say(`--${name} is a whole number up to ${most}`);
  process.exit(2);
}
