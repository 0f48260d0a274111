import { permissionTable, permissionWords } from '@setrum/server/identity';
import { Command } from 'commander';
import { permissionsPage } from '../permissions-page.ts';

/** `setrum permissions`: who may do what, for people, programs (--json) and docs/permissions.md (--markdown). */
export function permissionsCommand(): Command {
  return new Command('permissions')
    .description('Siapa boleh apa. Who may do what')
    .option('--json', 'one JSON object: the roles by permission')
    .option('--markdown', 'the page docs/permissions.md')
    .action((options: { readonly json?: boolean; readonly markdown?: boolean }) => {
      if (options.json === true)
        process.stdout.write(`${JSON.stringify(permissionTable, null, 2)}\n`);
      else if (options.markdown === true) process.stdout.write(permissionsPage());
      else {
        for (const [permission, words] of Object.entries(permissionWords))
          process.stdout.write(`${permission}  ${words}\n`);
      }
    });
}
