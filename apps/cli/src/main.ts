import { Command, CommanderError } from 'commander';
import { benchCommand } from './commands/bench.ts';
import { demoCommand } from './commands/demo.ts';
import { errorsCommand } from './commands/errors.ts';
import { keysCommand } from './commands/keys.ts';
import { profileCommand } from './commands/profile.ts';
import { serveCommand } from './commands/serve.ts';
import { tokenCommand } from './commands/token.ts';
import { exitCodes, reportFailure } from './exit.ts';

const program = new Command('setrum')
  .description(
    'Listrik prabayar dua arah: meter, kartu, loket, P2APST, vending, AP2T.\nTwo-way prepaid electricity.',
  )
  .version('0.1.0')
  .addHelpText(
    'after',
    `
Exit codes: 0 done; 1 failed (the message names a SETRUM_ code); 2 wrong usage.
Every command has --help; what prints data has --json, and then prints one object on standard output and nothing else.`,
  )
  .addCommand(serveCommand())
  .addCommand(demoCommand())
  .addCommand(profileCommand())
  .addCommand(keysCommand())
  .addCommand(tokenCommand())
  .addCommand(benchCommand())
  .addCommand(errorsCommand());

// A sub-command's usage errors must end in the same way as the program's own.
function endAlike(command: Command, name: string): void {
  command.exitOverride().showHelpAfterError(`(${name} --help)`);
  for (const inner of command.commands) endAlike(inner, `${name} ${inner.name()}`);
}
endAlike(program, 'setrum');

try {
  await program.parseAsync();
} catch (error) {
  if (error instanceof CommanderError) {
    process.exitCode = error.exitCode === 0 ? exitCodes.done : exitCodes.usage;
  } else {
    process.exitCode = reportFailure(error);
  }
}
