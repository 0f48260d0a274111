import { createWriteStream } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { makeFile } from '@setrum/server';
import { Command } from 'commander';
import {
  type DayOptions,
  dayOf,
  inFinanceRoom,
  parseDay,
  printJson,
  productOption,
} from '../finance/room.ts';
import { withRoomOptions } from '../keys/options.ts';
import { parseDirectory } from '../options.ts';

interface FileOptions extends DayOptions {
  readonly out?: string;
}

/** `setrum settlement file`: our reconciliation file of a closed day; the tokens are in it. */
export function settlementFileCommand(): Command {
  const command = new Command('file')
    .description('Berkas rekonsiliasi dari catatan kita. Our reconciliation file of a closed day')
    .requiredOption('--partner <code>', 'whose')
    .requiredOption('--day <day>', 'business day, like 2026-11-23', parseDay)
    .addOption(productOption())
    .option(
      '--out <dir>',
      'under this folder, by its published name; else on standard output',
      parseDirectory,
    )
    .option('--json', 'one JSON object that says where it is; with --out');
  return withRoomOptions(command).action(async (options: FileOptions) => {
    const { out } = options;
    if (options.json === true && out === undefined) command.error('error: --json needs --out');
    const path = await inFinanceRoom(options, async ({ database, securityModule }) => {
      const file = await makeFile(database, securityModule, dayOf(options));
      const text = Readable.from(file.pieces);
      if (out === undefined) {
        await pipeline(text, process.stdout, { end: false });
        return null;
      }
      const target = join(out, file.path);
      await mkdir(dirname(target), { recursive: true });
      // It holds tokens.
      await pipeline(text, createWriteStream(target, { mode: 0o600 }));
      return target;
    });
    if (path === null) return;
    if (options.json === true) printJson({ path });
    else process.stdout.write(`${path}\n`);
  });
}
