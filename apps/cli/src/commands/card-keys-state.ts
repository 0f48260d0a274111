import { SetrumError } from '@setrum/errors';
import type { CardKeyTurn } from '@setrum/server/vending';
import { Command } from 'commander';
import { cardKeyCommand } from '../card-keys/options.ts';
import { cardKeyJson, cardKeyRowJson, cardKeyTable } from '../card-keys/show.ts';
import { type RoomOptions, withRoomOptions } from '../keys/options.ts';
import { inKeyRoom } from '../keys/room.ts';
import { askText, isInteractive, processTerminal } from '../keys/terminal.ts';

type TurnOptions = RoomOptions & { readonly yes?: boolean; readonly force?: boolean };

/** `setrum card-keys list`: every card key that there is or was; never a key itself. */
export function listCardKeysCommand(): Command {
  const command = new Command('list')
    .description(
      'Daftar kunci kartu. The card keys, their states, and how many meters have shares of them',
    )
    .option('--json', 'one JSON object');
  return withRoomOptions(command).action(async (options: RoomOptions) => {
    const { rows, meters } = await inKeyRoom(options, async ({ cardCustody }) => ({
      rows: await cardCustody.list(),
      meters: await cardCustody.meters(),
    }));
    const keys = rows.map((row) => cardKeyRowJson(row, meters.get(row.version) ?? 0));
    process.stdout.write(
      options.json === true ? `${JSON.stringify({ keys }, null, 2)}\n` : cardKeyTable(rows, meters),
    );
  });
}

export function nextCardKeyCommand(): Command {
  return cardKeyCommand(
    'next',
    'Siapkan kunci berikutnya. Let a key be the one after the current: meters get shares of both',
  ).action((version: number, options: TurnOptions) => turn(version, 'next', options));
}

export function activateCardKeyCommand(): Command {
  return withForce(
    cardKeyCommand(
      'activate',
      'Pakai kunci ini; yang lama dihentikan. Make it the current key; the one before is retired',
    ),
  ).action((version: number, options: TurnOptions) => turn(version, 'current', options));
}

export function retireCardKeyCommand(): Command {
  return withForce(
    cardKeyCommand('retire', 'Hentikan kunci. Reports signed under it are unverified from then on'),
  ).action((version: number, options: TurnOptions) => turn(version, 'retired', options));
}

export function destroyCardKeyCommand(): Command {
  return cardKeyCommand('destroy', 'Musnahkan kunci. Destroy a key for good')
    .option('--yes', 'do not ask')
    .action(async (version: number, options: TurnOptions) => {
      if (options.yes !== true) await confirm(version);
      await turn(version, 'destroyed', options);
    });
}

function withForce(command: Command): Command {
  return command.option('--force', 'although meters have a share of no other key');
}

async function turn(version: number, to: CardKeyTurn, options: TurnOptions): Promise<void> {
  const { actor, force = false } = options;
  const held = await inKeyRoom(options, ({ cardCustody }) =>
    cardCustody.turn(version, to, { actor, force }),
  );
  process.stdout.write(
    options.json === true
      ? `${JSON.stringify(cardKeyJson(held), null, 2)}\n`
      : `Kunci kartu/Card key ${version}: ${held.state}\n`,
  );
}

/** Whoever destroys a key types its version: no habit answers that. */
async function confirm(version: number): Promise<void> {
  if (!isInteractive(processTerminal))
    throw new SetrumError('SETRUM_USAGE', { detail: 'no terminal to confirm at: give --yes' });
  const question = `Ketik/Type ${version} untuk memusnahkan kunci kartu/to destroy the card key: `;
  if ((await askText(processTerminal, question)) !== String(version))
    throw new SetrumError('SETRUM_USAGE', { detail: 'not confirmed, nothing was destroyed' });
}
