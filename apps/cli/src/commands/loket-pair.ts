import { pairingOf } from '@setrum/loket';
import { Command } from 'commander';
import { printJson } from '../loket/json.ts';
import { type LoketOptions, settingsFrom, withLoketOptions } from '../loket/options.ts';

/** `setrum loket pair`: a new secret for the browser's page; the old one is good for nothing from then on. */
export function pairCommand(): Command {
  return withLoketOptions(new Command('pair'))
    .description('Sandi baru untuk aplikasi. A new secret for the browser app; the old one ends')
    .action(async (options: LoketOptions) => {
      const secret = await pairingOf(await settingsFrom(options)).renew();
      if (options.json === true) printJson({ secret });
      else process.stdout.write(pairingText(secret));
    });
}

/** The secret, as it is shown once. */
export function pairingText(secret: string): string {
  return `Sandi pasangan, tampil sekali ini saja; ketik di aplikasi:\nThe pairing secret, shown this once; type it in the app:\n\n    ${secret}\n\n`;
}
