import { resetPassword, setUserState, type User } from '@setrum/server/identity';
import { Command } from 'commander';
import {
  type AdministratorOptions,
  administratorOf,
  withAdministrator,
} from '../people/administrator.ts';
import { onDatabase } from '../people/room.ts';
import { userJson } from '../people/show.ts';

interface ResetOptions extends AdministratorOptions {
  readonly removeTotp?: boolean;
}

/** `setrum user reset`: a new temporary password; every session and any lock ends. */
export function userResetCommand(): Command {
  const command = new Command('reset')
    .description('Atur ulang kata sandi. Give a user a new password')
    .argument('<name>')
    .option('--remove-totp', 'take a lost authenticator away, too');
  return withAdministrator(command).action(async (name: string, options: ResetOptions) => {
    const removeTotp = options.removeTotp === true;
    const password = await onDatabase(options, (database) =>
      resetPassword(database, name, administratorOf(options), new Date(), { removeTotp }),
    );
    process.stdout.write(
      options.json === true
        ? `${JSON.stringify({ name, password }, null, 2)}\n`
        : `Kata sandi sementara, tampil sekali ini. Temporary password, shown this once: ${password}\n`,
    );
  });
}

/** `setrum user block` and `unblock`. */
export function userStateCommand(verb: string, state: User['state'], description: string): Command {
  const command = new Command(verb).description(description).argument('<name>');
  return withAdministrator(command).action(async (name: string, options: AdministratorOptions) => {
    const user = await onDatabase(options, (database) =>
      setUserState(database, name, state, administratorOf(options), new Date()),
    );
    process.stdout.write(
      options.json === true
        ? `${JSON.stringify(userJson(user), null, 2)}\n`
        : `${name}: ${user.state}\n`,
    );
  });
}
