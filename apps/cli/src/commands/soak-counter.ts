import { availableParallelism } from 'node:os';
import { Command, InvalidArgumentError, Option } from 'commander';
import { exitCodes } from '../exit.ts';
import { type ControlName, controls } from '../soak/controls.ts';
import { runSoak } from '../soak/run.ts';
import { type SoakOrder, soakJson, soakText } from '../soak/text.ts';
import { startSoakWorld } from '../soak/world.ts';

interface Options {
  readonly sales: number;
  readonly seed: number;
  readonly only?: number;
  readonly workers: number;
  readonly control?: ControlName;
  readonly json?: boolean;
}

/** `setrum soak counter`: sales with a fault at a random point of each, through a real server. */
export function soakCounterCommand(): Command {
  const names = Object.keys(controls);
  return new Command('counter')
    .description(
      'Penjualan dengan gangguan acak: loket mati, jalur putus, kartu tercabut, kartu lain. Sales with a fault at a random point of each; then all books are compared',
    )
    .option('--sales <n>', 'how many', wholeNumber, 10_000)
    .option('--seed <n>', 'the same seed, the same sales and faults', wholeNumber, 1)
    .option(
      '--only <k>',
      'one sale, with its trace (and silently those of its customer before it)',
      wholeNumber,
    )
    .option('--workers <n>', 'customers at the same time', wholeNumber, 2 * availableParallelism())
    .addOption(new Option('--control <name>', 'plant a fault that must be found').choices(names))
    .option('--json', 'one JSON object on standard output')
    .addHelpText('after', '\nExit code 1 when anything was found.')
    .action(async (options: Options) => {
      const { sales, seed, only = null, control = null } = options;
      const workers = Math.max(1, options.workers);
      const order: SoakOrder = { seed, sales, only, workers, control };
      const world = await startSoakWorld();
      try {
        const tampering = control === null ? {} : controls[control];
        const result = await runSoak(world, { ...order, tampering, onProgress: progress(sales) });
        const told =
          options.json === true
            ? `${JSON.stringify(soakJson(order, result), null, 2)}\n`
            : soakText(order, result);
        process.stdout.write(told);
        if (result.notes.findings.length > 0) process.exitCode = exitCodes.failed;
      } finally {
        await world.stop();
      }
    });
}

/** On a terminal only. */
function progress(sales: number): (played: number) => void {
  if (!process.stderr.isTTY) return () => undefined;
  return (played) => {
    if (played % 50 === 0 || played === sales) process.stderr.write(`\r${played} / ${sales} `);
  };
}

function wholeNumber(text: string): number {
  if (!/^\d{1,9}$/.test(text)) throw new InvalidArgumentError('a whole number, like 1000');
  return Number(text);
}
