import { createReadStream } from 'node:fs';
import { access, constants } from 'node:fs/promises';
import { SetrumError } from '@setrum/errors';
import { importFeeds, importNetwork, refreshRollups } from '@setrum/server';
import { Command } from 'commander';
import { type BooksOptions, inBooks, withBooksOptions } from '../books/room.ts';
import { printJson } from '../finance/room.ts';

/** `setrum profile network`: feeders, transformers and the meters on them, from a CSV file. */
export function profileNetworkCommand(): Command {
  const command = new Command('network')
    .description('Penyulang, gardu dan meternya dari CSV. Feeders, transformers and their meters')
    .argument('<file>', 'CSV file; its columns are in docs/profile.md');
  return withBooksOptions(command).action(async (path: string, options: BooksOptions) => {
    await assertReadable(path);
    const report = await inBooks(options, async (database) => {
      const done = await importNetwork(database, createReadStream(path));
      await refreshRollups(database);
      return done;
    });
    if (options.json === true) printJson(report);
    else
      process.stdout.write(
        `Baris/Lines ${report.lines}, meter pindah/meters moved ${report.moved}\n`,
      );
  });
}

/** `setrum profile feeds`: what the own meters of feeders and transformers counted, from a CSV file. */
export function profileFeedsCommand(): Command {
  const command = new Command('feeds')
    .description('kWh kirim penyulang dan gardu dari CSV. Energy fed into feeders and transformers')
    .argument('<file>', 'CSV file: place, month, energy_kwh');
  return withBooksOptions(command).action(async (path: string, options: BooksOptions) => {
    await assertReadable(path);
    const lines = await inBooks(options, (database) =>
      importFeeds(database, createReadStream(path)),
    );
    if (options.json === true) printJson({ lines });
    else process.stdout.write(`Baris/Lines ${lines}\n`);
  });
}

async function assertReadable(path: string): Promise<void> {
  await access(path, constants.R_OK).catch(() => {
    throw new SetrumError('SETRUM_USAGE', { detail: `${path} cannot be read` });
  });
}
