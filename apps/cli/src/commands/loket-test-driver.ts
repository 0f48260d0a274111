import { type CheckResult, driverContract, runDriverCheck } from '@setrum/loket';
import { Command } from 'commander';
import { exitCodes } from '../exit.ts';
import { benchFor } from '../loket/driver-bench.ts';
import { printJson } from '../loket/json.ts';
import { createTill } from '../loket/till.ts';

interface TestDriverOptions {
  readonly reader?: string;
  readonly settings?: string;
  readonly unplug?: boolean;
  readonly only?: string;
  readonly json?: boolean;
}

/** `setrum loket test-driver MODULE`: what every driver owes the counter, check by check. */
export function testDriverCommand(): Command {
  return new Command('test-driver')
    .description('Uji driver pembaca. Run a reader driver against its contract (docs/loket.md)')
    .argument('<driver>', 'pcsc, emulated, or the path of a module')
    .option('--reader <name>', 'the reader under test; else the first')
    .option('--settings <json>', "the driver's own settings")
    .option('--unplug', 'also with the cable pulled: you are asked to')
    .option('--only <words>', 'checks whose name has these words')
    .option('--json', 'one JSON object')
    .action(testDriver);
}

async function testDriver(driver: string, options: TestDriverOptions): Promise<void> {
  // What a person is asked to do goes to standard error: standard output belongs to the report.
  const till = createTill({ input: process.stdin, output: process.stderr });
  const results: CheckResult[] = [];
  try {
    const { createBench, hand } = await benchFor(driver, options, till);
    const { only = '' } = options;
    for (const check of driverContract.filter(({ name }) => name.includes(only))) {
      const result = await runDriverCheck(check, createBench);
      results.push(result);
      if (options.json !== true) process.stdout.write(lineOf(result));
    }
    report(driver, hand, results, options.json === true);
  } finally {
    till.close();
  }
}

const marks = { passed: '✔', failed: '✖', skipped: '-' } as const;

function lineOf({ name, outcome, detail }: CheckResult): string {
  return `${marks[outcome]} ${name}${detail === null ? '' : `\n    ${detail}`}\n`;
}

function report(driver: string, hand: string, checks: readonly CheckResult[], json: boolean): void {
  const count = (outcome: CheckResult['outcome']): number =>
    checks.filter((check) => check.outcome === outcome).length;
  const [passed, failed, skipped] = [count('passed'), count('failed'), count('skipped')];
  if (json) printJson({ driver, hand, passed, failed, skipped, checks });
  else process.stdout.write(`${passed} passed, ${failed} failed, ${skipped} skipped\n`);
  if (failed > 0) process.exitCode = exitCodes.failed;
}
