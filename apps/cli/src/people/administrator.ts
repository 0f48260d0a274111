import { userInfo } from 'node:os';
import type { Administrator } from '@setrum/server/identity';
import type { Command } from 'commander';
import { type DatabaseOptions, withDatabaseOptions } from './room.ts';

export interface AdministratorOptions extends DatabaseOptions {
  readonly actor: string;
}

/** Adds --actor: whoever has the shell and the database may do what an administrator of the whole utility may. */
export function withAdministrator(command: Command): Command {
  return withDatabaseOptions(command).option(
    '--actor <name>',
    'who does it, for the audit trail',
    userInfo().username,
  );
}

export function administratorOf({ actor }: AdministratorOptions): Administrator {
  return { label: actor, units: 'all', source: 'shell' };
}
