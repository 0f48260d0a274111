import {
  checkValueOf,
  type KeptAlgorithm,
  newComponent,
  writtenComponent,
} from '@setrum/server/vending';
import { Command } from 'commander';
import { dkgaOption } from '../keys/options.ts';

/** `setrum keys generate-component`: one custodian's part of a key. It touches no database and leaves no trace. */
export function generateComponentCommand(): Command {
  return new Command('generate-component')
    .description(
      'Buat satu komponen, untuk satu pemegang. Make a component: for one custodian, who alone sees it',
    )
    .addOption(dkgaOption().default('04'))
    .option('--json', 'one JSON object')
    .action(({ dkga, json }: { readonly dkga: KeptAlgorithm; readonly json?: boolean }) => {
      const bytes = newComponent(dkga);
      const component = writtenComponent(bytes);
      const checkValue = checkValueOf(dkga, bytes);
      bytes.fill(0);
      process.stdout.write(
        json === true
          ? `${JSON.stringify({ dkga, component, checkValue }, null, 2)}\n`
          : `Komponen kunci / Key component, DKGA${dkga}\nComponent: ${component}\nCheck value: ${checkValue}\n`,
      );
    });
}
