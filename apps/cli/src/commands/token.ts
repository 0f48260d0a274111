import { Command } from 'commander';
import { tokenCheckCommand } from './token-check.ts';
import { tokenMakeCommand } from './token-make.ts';
import { tokenReadCommand } from './token-read.ts';

/** `setrum token`: the tokens of IEC 62055-41 at a shell, without a server. */
export function tokenCommand(): Command {
  return new Command('token')
    .description('Buat, baca, uji token STS. Make, read and check STS tokens (docs/sts.md)')
    .addCommand(tokenMakeCommand())
    .addCommand(tokenReadCommand())
    .addCommand(tokenCheckCommand());
}
