// `setrum bench tokens`: tokens on one core against the bare HMAC of the same run, and key changes in bulk.
import { availableParallelism, cpus } from 'node:os';
import { parseArgs } from 'node:util';
import { BulkKeyChange, metersPerTask } from './key-change.ts';
import { type BenchReport, reportTable } from './report.ts';
import { measureInTurns, type Rates, type RoundsPlan } from './rounds.ts';
import { assertSameInput, tokenCandidates } from './token-candidates.ts';

interface Plan extends RoundsPlan {
  readonly quick: boolean;
  readonly meters: number;
  /** A part is enough to know the speed of one core. */
  readonly metersOnOneCore: number;
  readonly workers: number;
}

const { values } = parseArgs({
  options: {
    json: { type: 'boolean', default: false },
    quick: { type: 'boolean', default: false },
    meters: { type: 'string' },
    workers: { type: 'string' },
  },
});

const say = (line: string): void => void process.stderr.write(`${line}\n`);

const report = await measure(planOf(values));
process.stdout.write(values.json ? `${JSON.stringify(report, null, 2)}\n` : reportTable(report));

function planOf(asked: typeof values): Plan {
  const quick = asked.quick;
  const meters = wholeNumber('meters', asked.meters, quick ? 4000 : 1_000_000, 100_000_000);
  return {
    quick,
    rounds: quick ? 3 : 25,
    sliceMs: quick ? 5 : 50,
    meters,
    metersOnOneCore: Math.ceil(meters / 4),
    workers: wholeNumber('workers', asked.workers, availableParallelism(), 64),
  };
}

async function measure(plan: Plan): Promise<BenchReport> {
  assertSameInput();
  const rates = measureInTurns(tokenCandidates(), plan, (round) => {
    if (round % 5 === 0) say(`tokens: round ${round + 1} of ${plan.rounds}`);
  });
  say(`key change: writing a file of ${plan.meters} meters`);
  const bulk = await BulkKeyChange.prepare(plan.meters);
  try {
    say('key change: one core');
    const one = await bulk.onOneCore(plan.metersOnOneCore);
    say(`key change: ${plan.workers} workers`);
    const many = await bulk.onWorkers(plan.meters, plan.workers);
    return reportOf(plan, {
      ...ratesOf(rates),
      keyChangeMetersPerSecondOneCore: Math.round(one.metersPerSecond),
      keyChangeMetersPerSecond: Math.round(many.metersPerSecond),
      keyChangeTimesOneCore: rounded(many.metersPerSecond / one.metersPerSecond),
      keyChangeRssAtTenthMb: Math.round(many.rssAtTenthMb),
      keyChangeRssAtEndMb: Math.round(many.rssAtEndMb),
      peakRssMb: Math.round(process.resourceUsage().maxRSS / 1024),
    });
  } finally {
    await bulk.remove();
  }
}

function ratesOf(rates: Rates): Record<string, number> {
  const figures = Object.fromEntries([...rates].map(([name, rate]) => [name, Math.round(rate)]));
  const { creditTokensDerivedPerSecond = 0, bareHmacPerSecond = 0 } = figures;
  return { ratioToHmac: rounded(creditTokensDerivedPerSecond / bareHmacPerSecond), ...figures };
}

function reportOf(plan: Plan, figures: Record<string, number>): BenchReport {
  const { quick, rounds, sliceMs, meters, workers, metersOnOneCore } = plan;
  const machine = {
    node: process.version,
    cpu: cpus()[0]?.model ?? 'unknown',
    cores: availableParallelism(),
  };
  const run = { quick, rounds, sliceMs, meters, metersOnOneCore, metersPerTask, workers };
  return { bench: 'tokens', config: { ...machine, dkga: '04', ea: '11', ...run }, figures };
}

function rounded(value: number): number {
  return Math.round(value * 1000) / 1000;
}

function wholeNumber(name: string, text: string | undefined, usual: number, most: number): number {
  if (text === undefined) return usual;
  const value = Number(text);
  if (/^\d+$/.test(text) && value >= 1 && value <= most) return value;
  say(`--${name} is a number from 1 to ${most}`);
  process.exit(2);
}
