import { Command } from 'commander';
import { userAddCommand } from './user-add.ts';
import { userListCommand } from './user-list.ts';
import { userRolesCommand } from './user-roles.ts';
import { userResetCommand, userStateCommand } from './user-state.ts';

/** `setrum user`: people who sign in, from the shell; the first administrator is made here (docs/identity.md). */
export function userCommand(): Command {
  return new Command('user')
    .description('Pengguna. People who sign in (docs/identity.md)')
    .addCommand(userAddCommand())
    .addCommand(userListCommand())
    .addCommand(userRolesCommand())
    .addCommand(userResetCommand())
    .addCommand(userStateCommand('block', 'blocked', 'Blokir. Block a user, and end every session'))
    .addCommand(userStateCommand('unblock', 'active', 'Buka. Let a blocked user in again'));
}
