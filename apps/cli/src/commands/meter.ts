import { Command, type OptionValues } from 'commander';
import { exitCodes } from '../exit.ts';
import { runLines } from '../meter/console/lines.ts';
import { newSession } from '../meter/console/session.ts';
import { runTerminal } from '../meter/console/terminal.ts';
import { atWorkbench } from '../meter/workbench.ts';
import { stopSignal } from '../signals.ts';
import { meterCutCommand } from './meter-cut.ts';
import { meterKeyCommand } from './meter-key.ts';
import { meterNewCommand } from './meter-new.ts';
import { numberIn, withState } from './meter-options.ts';
import { meterRunCommand } from './meter-run.ts';
import { meterSharesCommand } from './meter-shares.ts';
import { meterReportCommand, meterShowCommand } from './meter-show.ts';
import { meterServiceCommand, meterTamperCommand } from './meter-tamper.ts';
import { meterTapCommand } from './meter-tap.ts';
import { meterTokenCommand } from './meter-token.ts';

/** `setrum meter`: a virtual prepaid meter, in the terminal or step by step. */
export function meterCommand(): Command {
  return withState(new Command('meter'))
    .description(
      'Meter prabayar virtual, di terminal. A virtual prepaid meter in the terminal (docs/meter.md)',
    )
    .option('--speed <n>', 'seconds of the meter in one of ours', '1')
    .addHelpText(
      'after',
      '\nWithout a subcommand: the meter in this terminal; ? shows its keys. With lines on standard input: each is done as if typed there.',
    )
    .enablePositionalOptions()
    .action(interact)
    .addCommand(meterNewCommand())
    .addCommand(meterShowCommand())
    .addCommand(meterKeyCommand())
    .addCommand(meterTapCommand())
    .addCommand(meterRunCommand())
    .addCommand(meterTamperCommand())
    .addCommand(meterCutCommand())
    .addCommand(meterServiceCommand())
    .addCommand(meterTokenCommand())
    .addCommand(meterReportCommand())
    .addCommand(meterSharesCommand());
}

async function interact(options: OptionValues): Promise<void> {
  const speed = numberIn(String(options['speed']), true);
  await atWorkbench(String(options['state']), async (bench) => {
    const session = newSession(bench, speed);
    if (process.stdin.isTTY && process.stdout.isTTY) {
      const stop = stopSignal();
      return runTerminal(session, process.stdin, process.stdout, stop.asked).finally(stop.release);
    }
    const failed = await runLines(session, process.stdin, (text) => process.stdout.write(text));
    if (failed > 0) process.exitCode = exitCodes.failed;
  });
}
