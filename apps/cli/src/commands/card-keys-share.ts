import { open, rm } from 'node:fs/promises';
import { SetrumError } from '@setrum/errors';
import { issueMeterShares } from '@setrum/server/vending';
import { Command } from 'commander';
import { type RoomOptions, withRoomOptions } from '../keys/options.ts';
import { inKeyRoom } from '../keys/room.ts';

type ShareOptions = RoomOptions & { readonly output: string };
type Shares = Awaited<ReturnType<typeof issueMeterShares>>;

/** `setrum card-keys share`: what a commissioning tool puts into a meter. */
export function shareCommand(): Command {
  const command = new Command('share')
    .description(
      'Bagian kunci kartu untuk satu meter. The shares of a meter, of the current and the next key, for the tool that commissions it',
    )
    .argument('<meter>', 'meter number, 11 digits')
    .requiredOption('--output <file>', 'a new file, that only its owner can read')
    .option('--json', 'one JSON object: what the file holds, but for the shares');
  return withRoomOptions(command).action(share);
}

async function share(meterNo: string, options: ShareOptions): Promise<void> {
  const at = new Date();
  const { output: file, actor } = options;
  const handle = await openNew(file);
  try {
    const deliver = async (shares: Shares): Promise<void> => {
      await handle.writeFile(fileOf(meterNo, shares, at));
      await handle.sync();
    };
    const shares = await inKeyRoom(options, ({ database, cards }) =>
      issueMeterShares({ database, cards }, meterNo, { actor, at, deliver }),
    );
    const versions = shares.map(({ version }) => version);
    for (const one of shares) one.share.fill(0);
    await handle.close();
    const told = { meterNo, versions, issuedAt: at.toISOString(), file };
    process.stdout.write(
      options.json === true
        ? `${JSON.stringify(told, null, 2)}\n`
        : `Meter ${meterNo}: bagian kunci kartu/shares of card key ${versions.join(', ')} → ${file}\n` +
            'Muat ke meter, lalu hapus berkasnya. Load it into the meter, then delete the file.\n',
    );
  } catch (error) {
    await handle.close();
    await rm(file, { force: true });
    throw error;
  }
}

function fileOf(meterNo: string, shares: Shares, at: Date): string {
  const given = shares.map((one) => ({
    version: one.version,
    shareHex: Buffer.from(one.share).toString('hex').toUpperCase(),
  }));
  const content = { format: 'setrum-meter-shares-1', meterNo, issuedAt: at.toISOString() };
  return `${JSON.stringify({ ...content, cardShares: given }, null, 2)}\n`;
}

async function openNew(file: string) {
  try {
    return await open(file, 'wx', 0o600);
  } catch (error) {
    const detail = error instanceof Error ? error.message : String(error);
    throw new SetrumError('SETRUM_USAGE', { detail }, { cause: error });
  }
}
