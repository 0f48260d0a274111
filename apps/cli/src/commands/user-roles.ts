import { SetrumError } from '@setrum/errors';
import { changeUser, type UserChange } from '@setrum/server/identity';
import { Command } from 'commander';
import {
  type AdministratorOptions,
  administratorOf,
  withAdministrator,
} from '../people/administrator.ts';
import { type AssignmentOptions, sellerOf, unitsOf, withAssignment } from '../people/assignment.ts';
import { onDatabase } from '../people/room.ts';
import { userJson } from '../people/show.ts';

/** `setrum user roles`: what a user may do from now on, and where; the roles and units that are given replace those there were. */
export function userRolesCommand(): Command {
  const command = new Command('roles')
    .description("Ubah peran atau unit. Change a user's roles or units")
    .argument('<name>');
  return withAdministrator(withAssignment(command)).action(
    async (name: string, options: AdministratorOptions & AssignmentOptions) => {
      const change = changeOf(options);
      const user = await onDatabase(options, (database) =>
        changeUser(database, name, change, administratorOf(options), new Date()),
      );
      process.stdout.write(
        options.json === true
          ? `${JSON.stringify(userJson(user), null, 2)}\n`
          : `${name}: ${user.roles.join(', ')}, ${user.units.join(', ') || '-'}\n`,
      );
    },
  );
}

function changeOf(options: AssignmentOptions): UserChange {
  const { role: roles } = options;
  const units = unitsOf(options);
  if (roles === undefined && units === null)
    throw new SetrumError('SETRUM_USAGE', { detail: 'give --role, --unit or --nationwide' });
  return {
    ...(roles === undefined ? {} : { roles, seller: sellerOf(options) }),
    ...(units === null ? {} : { units }),
  };
}
