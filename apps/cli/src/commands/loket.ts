import { isEmulatedDriver } from '@setrum/loket';
import { Command } from 'commander';
import { type LoketOptions, withLoketOptions } from '../loket/options.ts';
import { inLoket } from '../loket/room.ts';
import { Taps } from '../loket/taps.ts';
import { runTerminal } from '../loket/terminal.ts';
import { createTill } from '../loket/till.ts';
import { pendingCommand, printCommand, resumeCommand, todayCommand } from './loket-books.ts';
import { pairCommand } from './loket-pair.ts';
import { readersCommand, statusCommand } from './loket-readers.ts';
import { buyCommand, visitCommand } from './loket-sales.ts';
import { serveCommand } from './loket-serve.ts';
import { testDriverCommand } from './loket-test-driver.ts';

/** `setrum loket`: the counter at a terminal; its sub-commands are the same for scripts, and the agent for the browser's page. */
export function loketCommand(): Command {
  const command = new Command('loket')
    // What follows a sub-command is the sub-command's own.
    .enablePositionalOptions()
    .description('Loket: tempel kartu, jual, cetak. The counter at a terminal, and its agent')
    .addCommand(readersCommand())
    .addCommand(statusCommand())
    .addCommand(visitCommand())
    .addCommand(buyCommand())
    .addCommand(pendingCommand())
    .addCommand(resumeCommand())
    .addCommand(todayCommand())
    .addCommand(printCommand('print'))
    .addCommand(printCommand('reprint'))
    .addCommand(serveCommand())
    .addCommand(pairCommand())
    .addCommand(testDriverCommand())
    .addHelpText(
      'after',
      `
Tanpa perintah: loket di terminal ini, menunggu kartu. Without a command: the counter at this terminal.
Pengaturan / settings: docs/loket.md. Tanpa pembaca / without a reader: --driver emulated --card card.json

  npx setrum loket
  npx setrum loket serve --origin https://app.example
  npx setrum loket buy --amount 50000 --json`,
    )
    .action(counter);
  return withLoketOptions(command);
}

async function counter(options: LoketOptions): Promise<void> {
  await inLoket(options, async ({ loket, settings, stop }) => {
    const { desk, driver, agent } = loket;
    const till = createTill({ input: process.stdin, output: process.stdout });
    const taps = new Taps(desk, agent.board);
    try {
      await runTerminal({
        ...{ desk, taps, stop, amounts: settings.amounts },
        till: { ...till, line: (prompt, signal = stop) => till.line(prompt, signal) },
        emulated: isEmulatedDriver(driver) ? driver : null,
      });
    } finally {
      taps.close();
      till.close();
    }
  });
}
