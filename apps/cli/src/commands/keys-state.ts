import { SetrumError } from '@setrum/errors';
import { type HeldKey, refText } from '@setrum/server/vending';
import { Command } from 'commander';
import {
  baseDateOption,
  dkgaOption,
  kindOption,
  type RoomOptions,
  withRoomOptions,
} from '../keys/options.ts';
import { findKey, inKeyRoom, type Narrowing } from '../keys/room.ts';
import { keyJson } from '../keys/show.ts';
import { askText, isInteractive, processTerminal } from '../keys/terminal.ts';

type StateOptions = RoomOptions & Narrowing & { readonly yes?: boolean };

/** A command on one key, named by its id or by SGC/KRN. */
export function keyCommand(name: string, description: string): Command {
  const command = new Command(name)
    .description(description)
    .argument('<key>', 'SGC/KRN, like 534250/2, or the id of the key')
    .addOption(kindOption())
    .addOption(dkgaOption())
    .addOption(baseDateOption());
  return withRoomOptions(command);
}

export function activateCommand(): Command {
  return keyCommand('activate', 'Aktifkan kunci. Let tokens be made under a key')
    .option('--json', 'one JSON object')
    .action((name: string, options: StateOptions) => turn(name, options, 'activate'));
}

export function expireCommand(): Command {
  return keyCommand('expire', 'Akhiri kunci. Let no new tokens be made under a key')
    .option('--json', 'one JSON object')
    .action((name: string, options: StateOptions) => turn(name, options, 'expire'));
}

export function destroyCommand(): Command {
  return keyCommand('destroy', 'Musnahkan kunci. Destroy a key for good')
    .option('--yes', 'do not ask')
    .option('--json', 'one JSON object')
    .action((name: string, options: StateOptions) => turn(name, options, 'destroy'));
}

async function turn(
  name: string,
  options: StateOptions,
  act: 'activate' | 'expire' | 'destroy',
): Promise<void> {
  const held = await inKeyRoom(options, async (room) => {
    const key = await findKey(room, name, options);
    if (act === 'destroy' && options.yes !== true) await confirm(key);
    return room.custody[act](key.keyId, options.actor);
  });
  process.stdout.write(
    options.json === true
      ? `${JSON.stringify(keyJson(held), null, 2)}\n`
      : `${refText(held)}: ${held.state}\n`,
  );
}

/** Whoever destroys a key types its name: no habit answers that. */
async function confirm(key: HeldKey): Promise<void> {
  const wanted = `${key.sgc}/${key.krn}`;
  if (!isInteractive(processTerminal)) {
    throw new SetrumError('SETRUM_USAGE', { detail: 'no terminal to confirm at: give --yes' });
  }
  const question = `${refText(key)}, ${key.checkValue}\nKetik/Type ${wanted} untuk memusnahkan/to destroy: `;
  if ((await askText(processTerminal, question)) !== wanted) {
    throw new SetrumError('SETRUM_USAGE', { detail: 'not confirmed, nothing was destroyed' });
  }
}
