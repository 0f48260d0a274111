import { listUsers, type User } from '@setrum/server/identity';
import { Command } from 'commander';
import { type DatabaseOptions, onDatabase, withDatabaseOptions } from '../people/room.ts';
import { userJson, userTable } from '../people/show.ts';

const pageUsers = 500;

/** `setrum user list`: everybody who signs in. */
export function userListCommand(): Command {
  const command = new Command('list').description('Daftar pengguna. The users');
  return withDatabaseOptions(command).action(async (options: DatabaseOptions) => {
    const users = await onDatabase(options, async (database) => {
      const found: User[] = [];
      for (let after: string | null = null; ; ) {
        const page = await listUsers(database, { scope: 'all', after, limit: pageUsers });
        found.push(...page);
        if (page.length < pageUsers) return found;
        after = page.at(-1)?.name ?? null;
      }
    });
    process.stdout.write(
      options.json === true
        ? `${JSON.stringify({ users: users.map(userJson) }, null, 2)}\n`
        : userTable(users),
    );
  });
}
