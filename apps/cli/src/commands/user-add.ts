import { nationwide, registerUser, type UserRole } from '@setrum/server/identity';
import { Command } from 'commander';
import {
  type AdministratorOptions,
  administratorOf,
  withAdministrator,
} from '../people/administrator.ts';
import { type AssignmentOptions, sellerOf, unitsOf, withAssignment } from '../people/assignment.ts';
import { givenPassword, type PasswordOptions } from '../people/password.ts';
import { onDatabase } from '../people/room.ts';
import { userJson } from '../people/show.ts';

interface AddOptions extends AdministratorOptions, AssignmentOptions, PasswordOptions {
  readonly displayName?: string;
  readonly email?: string;
  readonly language: 'id' | 'en';
}

/** These look after everybody: without --unit they get the whole country. */
const wideRoles: readonly UserRole[] = ['administrator', 'auditor', 'p2apst-officer'];

/** `setrum user add`: a new user, with a password that is given, or made and told once. */
export function userAddCommand(): Command {
  const command = new Command('add')
    .description('Tambah pengguna. Add a user')
    .argument('<name>', 'what is typed to sign in: small letters, digits, dots, dashes')
    .option('--display-name <text>', 'the name on screens and papers; the login name unless given')
    .option('--email <address>', 'for a directory that names users by it')
    .option('--language <code>', 'id or en', 'id')
    .option('--password-stdin', 'take the password from standard input')
    .option('--ask-password', 'ask for the password at the terminal');
  return withAdministrator(withAssignment(command)).action(add);
}

async function add(name: string, options: AddOptions): Promise<void> {
  const { role: roles = [], displayName = name, email = null, language } = options;
  const wide = roles.some((role) => wideRoles.includes(role));
  const units = unitsOf(options) ?? (wide ? [nationwide] : []);
  const password = await givenPassword(options);
  const wanted = { name, displayName, email, roles, units, seller: sellerOf(options), language };
  const made = await onDatabase(options, (database) =>
    registerUser(
      database,
      wanted,
      administratorOf(options),
      new Date(),
      password === null ? {} : { password },
    ),
  );
  const told = password === null ? made.password : null;
  if (options.json === true) {
    const json = { user: userJson(made.user), password: told };
    process.stdout.write(`${JSON.stringify(json, null, 2)}\n`);
    return;
  }
  process.stdout.write(`${name}: ${roles.join(', ')}, ${units.join(', ') || '-'}\n`);
  if (told !== null)
    process.stdout.write(
      `Kata sandi sementara, tampil sekali ini. Temporary password, shown this once: ${told}\n`,
    );
}
