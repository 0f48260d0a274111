import { catalogue } from '@setrum/errors';
import { Command } from 'commander';
import { errorsPage } from '../errors-page.ts';

/** `setrum errors`: the catalogue, for people, programs (--json) and docs/errors.md (--markdown). */
export function errorsCommand(): Command {
  return new Command('errors')
    .description('Katalog kode galat. The catalogue of error codes')
    .option('--json', 'one JSON object, by code')
    .option('--markdown', 'the page docs/errors.md')
    .action((options: { readonly json?: boolean; readonly markdown?: boolean }) => {
      if (options.json === true) process.stdout.write(`${JSON.stringify(catalogue, null, 2)}\n`);
      else if (options.markdown === true) process.stdout.write(errorsPage());
      else {
        for (const [code, entry] of Object.entries(catalogue)) {
          process.stdout.write(`${code}\n  ${entry.id}\n  ${entry.en}\n`);
        }
      }
    });
}
