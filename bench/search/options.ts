import { parseArgs } from 'node:util';

/** How `setrum bench search` is run. */
export interface SearchPlan {
  readonly json: boolean;
  readonly quick: boolean;
  readonly customers: number;
  /** Searches of each class. */
  readonly searches: number;
  /** Who search at the same time, in the second part. */
  readonly callers: number;
  /** Customers posted one by one, with and without the indexes. */
  readonly postings: number;
}

/** Reads the options of this process; a wrong one ends it with exit code 2. */
export function searchPlan(): SearchPlan {
  const number = { type: 'string' } as const;
  const { values } = parseArgs({
    options: {
      json: { type: 'boolean', default: false },
      quick: { type: 'boolean', default: false },
      customers: number,
      searches: number,
      callers: number,
    },
  });
  const { quick, json } = values;
  return {
    ...{ json, quick },
    customers: numberOf('customers', values.customers, quick ? 10_000 : 1_000_000, 20_000_000),
    searches: numberOf('searches', values.searches, quick ? 8 : 300, 100_000),
    callers: numberOf('callers', values.callers, 4, 200),
    postings: quick ? 20 : 1_000,
  };
}

/** For people, on standard error: standard output belongs to the report. */
export function say(line: string): void {
  process.stderr.write(`${line}\n`);
}

function numberOf(name: string, text: string | undefined, usual: number, most: number): number {
  if (text === undefined) return usual;
  const value = Number(text);
  if (/^\d+$/.test(text) && value >= 1 && value <= most) return value;
  say(`--${name} is a whole number from 1 to ${most}`);
  process.exit(2);
}
