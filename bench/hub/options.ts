import { parseArgs } from 'node:util';

/** How a benchmark of the payment hub is run. */
export interface HubPlan {
  readonly json: boolean;
  readonly quick: boolean;
  readonly meters: number;
  readonly callers: number;
  /** How long one candidate runs in one round. */
  readonly sliceSeconds: number;
  readonly rounds: number;
  /** Arrivals a second, and for how long: the open loop. */
  readonly ratePerSecond: number;
  readonly minutes: number;
  /** Connections of the plain design; one for each caller unless given. */
  readonly baselinePool: number;
  /** Of a hundred purchases, those that bring a card with a report. */
  readonly cardsPercent: number;
}

/** Reads the options of this process; a wrong one ends it with exit code 2. */
export function hubPlan(): HubPlan {
  const number = { type: 'string' } as const;
  const { values } = parseArgs({
    options: {
      json: { type: 'boolean', default: false },
      quick: { type: 'boolean', default: false },
      meters: number,
      callers: number,
      seconds: number,
      rounds: number,
      minutes: number,
      rate: number,
      pool: number,
      cards: number,
    },
  });
  const { quick, json } = values;
  return {
    json,
    quick,
    meters: numberOf('meters', values.meters, quick ? 20_000 : 1_000_000, 10_000_000),
    callers: numberOf('callers', values.callers, 64, 4096),
    sliceSeconds: numberOf('seconds', values.seconds, quick ? 1 : 5, 600),
    rounds: numberOf('rounds', values.rounds, quick ? 1 : 5, 100),
    ratePerSecond: numberOf('rate', values.rate, quick ? 200 : 700, 100_000),
    minutes: numberOf('minutes', values.minutes, quick ? 0.05 : 10, 24 * 60),
    baselinePool: numberOf('pool', values.pool, 64, 100),
    cardsPercent: numberOf('cards', values.cards, 10, 100),
  };
}

/** For people, on standard error: standard output belongs to the report. */
export function say(line: string): void {
  process.stderr.write(`${line}\n`);
}

function numberOf(name: string, text: string | undefined, usual: number, most: number): number {
  if (text === undefined) return usual;
  const value = Number(text);
  if (/^\d+(\.\d+)?$/.test(text) && value <= most && (value > 0 || name === 'cards')) return value;
  say(`--${name} is a number above 0 and at most ${most}`);
  process.exit(2);
}
