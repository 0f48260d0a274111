import { refText } from '@setrum/server/vending';
import { Command, InvalidArgumentError } from 'commander';
import { componentsFromCustodians, componentsFromFiles, wipe } from '../keys/components.ts';
import {
  type AttributeOptions,
  attributesOf,
  parseNumber,
  type RoomOptions,
  withAttributes,
  withRoomOptions,
} from '../keys/options.ts';
import { inKeyRoom } from '../keys/room.ts';
import { keyJson } from '../keys/show.ts';
import { processTerminal } from '../keys/terminal.ts';

interface ImportOptions extends RoomOptions, AttributeOptions {
  readonly component?: readonly string[];
  readonly custodians: number;
  readonly checkValue?: string;
}

/** `setrum keys import`: components in, one key, whose check value is all that is shown. */
export function importCommand(): Command {
  const command = new Command('import')
    .description('Impor kunci dari komponennya. Import a key from its components')
    .option(
      '--component <file>',
      'a component and its check value in a file; once for each',
      collect,
    )
    .option('--custodians <number>', 'how many are asked at the terminal', parseCustodians, 2)
    .option('--check-value <hex>', 'what the check value of the whole key must be')
    .option('--json', 'one JSON object');
  return withRoomOptions(withAttributes(command)).action(importKey);
}

async function importKey(options: ImportOptions): Promise<void> {
  const { component: files, dkga, custodians, actor } = options;
  const components =
    files === undefined
      ? await componentsFromCustodians(processTerminal, dkga, custodians)
      : await componentsFromFiles(dkga, files);
  try {
    const expected = options.checkValue ?? null;
    const held = await inKeyRoom(options, ({ custody }) =>
      custody.importComponents(attributesOf(options), components, expected, actor),
    );
    process.stdout.write(
      options.json === true
        ? `${JSON.stringify(keyJson(held), null, 2)}\n`
        : `${refText(held)}: diimpor, nilai uji ${held.checkValue}. Imported, check value ${held.checkValue}.\n` +
            `  setrum keys activate ${held.keyId}\n`,
    );
  } finally {
    wipe(components);
  }
}

function collect(file: string, files: readonly string[] = []): readonly string[] {
  return [...files, file];
}

function parseCustodians(text: string): number {
  const number = parseNumber(text);
  if (number < 2 || number > 9) throw new InvalidArgumentError('two to nine custodians');
  return number;
}
