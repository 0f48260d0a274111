import {
  checkValueOf,
  type HeldCardKey,
  newComponent,
  writtenComponent,
} from '@setrum/server/vending';
import { Command, InvalidArgumentError } from 'commander';
import { cardKeyCommand } from '../card-keys/options.ts';
import { cardKeyJson } from '../card-keys/show.ts';
import { componentsFromCustodians, componentsFromFiles, wipe } from '../keys/components.ts';
import { parseNumber, type RoomOptions } from '../keys/options.ts';
import { inKeyRoom } from '../keys/room.ts';
import { processTerminal } from '../keys/terminal.ts';

type NewOptions = RoomOptions & { readonly test?: boolean };

/** `setrum card-keys generate`: a key that nobody ever sees. */
export function generateCardKeyCommand(): Command {
  return cardKeyCommand(
    'generate',
    'Buat kunci di dalam modul keamanan. Make a key inside the security module: nobody sees it',
  )
    .option('--test', 'a test key: marked as such, and refused in production')
    .action(async (version: number, options: NewOptions) => {
      const held = await inKeyRoom(options, ({ cardCustody }) =>
        cardCustody.generate({ version, test: options.test === true }, options.actor),
      );
      tell(held, options, 'dibuat', 'Generated');
    });
}

/** `setrum card-keys generate-component`: one custodian's part. It touches no database and leaves no trace. */
export function generateCardComponentCommand(): Command {
  return new Command('generate-component')
    .description(
      'Buat satu komponen, untuk satu pemegang. Make a component: for one custodian, who alone sees it',
    )
    .option('--json', 'one JSON object')
    .action(({ json }: { readonly json?: boolean }) => {
      const bytes = newComponent('card');
      const component = writtenComponent(bytes);
      const checkValue = checkValueOf('card', bytes);
      bytes.fill(0);
      process.stdout.write(
        json === true
          ? `${JSON.stringify({ component, checkValue }, null, 2)}\n`
          : `Komponen kunci kartu / Card key component\nComponent: ${component}\nCheck value: ${checkValue}\n`,
      );
    });
}

interface ImportOptions extends NewOptions {
  readonly component?: readonly string[];
  readonly custodians: number;
  readonly checkValue?: string;
}

/** `setrum card-keys import`: components in, one key, whose check value is all that is shown. */
export function importCardKeyCommand(): Command {
  return cardKeyCommand('import', 'Impor kunci dari komponennya. Import a key from its components')
    .option(
      '--component <file>',
      'a component and its check value in a file; once for each',
      (file: string, files: readonly string[] = []) => [...files, file],
    )
    .option('--custodians <number>', 'how many are asked at the terminal', parseCustodians, 2)
    .option('--check-value <hex>', 'what the check value of the whole key must be')
    .option('--test', 'a test key: marked as such, and refused in production')
    .action(importKey);
}

async function importKey(version: number, options: ImportOptions): Promise<void> {
  const { component: files, custodians, actor, test } = options;
  const components =
    files === undefined
      ? await componentsFromCustodians(processTerminal, 'card', custodians)
      : await componentsFromFiles('card', files);
  try {
    const expected = options.checkValue ?? null;
    const key = { version, test: test === true };
    const held = await inKeyRoom(options, ({ cardCustody }) =>
      cardCustody.importComponents(key, components, expected, actor),
    );
    tell(held, options, 'diimpor', 'Imported');
  } finally {
    wipe(components);
  }
}

function tell(held: HeldCardKey, options: RoomOptions, id: string, en: string): void {
  const { version, checkValue } = held;
  process.stdout.write(
    options.json === true
      ? `${JSON.stringify(cardKeyJson(held), null, 2)}\n`
      : `Kunci kartu/Card key ${version}: ${id}, nilai uji ${checkValue}. ${en}, check value ${checkValue}.\n` +
          `  setrum card-keys activate ${version}   (atau/or: next ${version})\n`,
  );
}

function parseCustodians(text: string): number {
  const number = parseNumber(text);
  if (number < 2 || number > 9) throw new InvalidArgumentError('two to nine custodians');
  return number;
}
