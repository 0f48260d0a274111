import { readFile, writeFile } from 'node:fs/promises';
import { SetrumError } from '@setrum/errors';
import { type KeyBlock, refText } from '@setrum/server/vending';
import { Command } from 'commander';
import { readKeyBlock } from '../keys/block.ts';
import { type RoomOptions, withRoomOptions } from '../keys/options.ts';
import { findKey, inKeyRoom, type Narrowing } from '../keys/room.ts';
import { keyJson } from '../keys/show.ts';
import { keyCommand } from './keys-state.ts';

type ExportOptions = RoomOptions & Narrowing & { readonly output?: string };

/** `setrum keys export`: a key block for the back-up. It opens under this installation's master key only. */
export function exportCommand(): Command {
  return keyCommand(
    'export',
    'Ekspor blok kunci (JSON). Export a key block (JSON), for the back-up',
  )
    .option('--output <file>', 'a new file instead of standard output')
    .action(async (name: string, options: ExportOptions) => {
      const block = await inKeyRoom(options, async (room) => {
        const key = await findKey(room, name, options);
        return room.custody.exportBlock(key.keyId, options.actor);
      });
      const text = `${JSON.stringify(block, null, 2)}\n`;
      if (options.output === undefined) process.stdout.write(text);
      else await writeFile(options.output, text, { mode: 0o600, flag: 'wx' });
    });
}

/** `setrum keys import-block`: what `export` wrote. */
export function importBlockCommand(): Command {
  const command = new Command('import-block')
    .description('Impor blok kunci. Import a key block that `export` wrote')
    .argument('<file>', 'the JSON file')
    .option('--json', 'one JSON object');
  return withRoomOptions(command).action(async (file: string, options: RoomOptions) => {
    const block = await readBlockFile(file);
    const held = await inKeyRoom(options, ({ custody }) =>
      custody.importBlock(block, options.actor),
    );
    process.stdout.write(
      options.json === true
        ? `${JSON.stringify(keyJson(held), null, 2)}\n`
        : `${refText(held)}: ${held.state}, ${held.checkValue}\n`,
    );
  });
}

async function readBlockFile(file: string): Promise<KeyBlock> {
  try {
    return readKeyBlock(JSON.parse(await readFile(file, 'utf8')));
  } catch (error) {
    const detail = `${file}: ${error instanceof Error ? error.message : String(error)}`;
    throw new SetrumError('SETRUM_USAGE', { detail }, { cause: error });
  }
}
