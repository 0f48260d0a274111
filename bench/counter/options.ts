import { parseArgs } from 'node:util';

/** How `setrum bench counter` is run. */
export interface CounterPlan {
  readonly json: boolean;
  readonly quick: boolean;
  /** Sales that are measured, at the desk and again through the bridge. */
  readonly sales: number;
  /** Sales before that, which are not. */
  readonly warmUp: number;
  /** Commands through a driver in a process of its own. */
  readonly commands: number;
}

/** Reads the options of this process; a wrong one ends it with exit code 2. */
export function counterPlan(): CounterPlan {
  const { values } = parseArgs({
    options: {
      json: { type: 'boolean', default: false },
      quick: { type: 'boolean', default: false },
      sales: { type: 'string' },
    },
  });
  const { quick, json, sales } = values;
  return {
    ...{ json, quick },
    sales: numberOf('sales', sales, quick ? 20 : 2_000, 1_000_000),
    warmUp: quick ? 5 : 100,
    commands: quick ? 200 : 5_000,
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
