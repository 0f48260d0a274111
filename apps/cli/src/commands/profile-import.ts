import { createReadStream } from 'node:fs';
import { access, constants } from 'node:fs/promises';
import { userInfo } from 'node:os';
import { SetrumError } from '@setrum/errors';
import {
  importReadings,
  type ReadingImport,
  readingFileShape,
  readingImportJson,
  recordAct,
  refreshRollups,
  unitsOfMeters,
} from '@setrum/server';
import { Command } from 'commander';
import { type BooksOptions, inBooks, withBooksOptions } from '../books/room.ts';
import { printJson } from '../finance/room.ts';

interface ImportOptions extends BooksOptions {
  readonly actor: string;
}

/** `setrum profile import`: readings of field readers from a CSV file. */
export function profileImportCommand(): Command {
  const command = new Command('import')
    .description('Impor load profile dari berkas CSV. Import readings from a CSV file')
    .argument('<file>', 'CSV file; its columns are in docs/profile.md')
    .option('--actor <name>', 'who does it, for the audit trail', userInfo().username);
  return withBooksOptions(command).action(async (path: string, options: ImportOptions) => {
    await access(path, constants.R_OK).catch(() => {
      throw new SetrumError('SETRUM_USAGE', { detail: `${path} cannot be read` });
    });
    const report = await inBooks(options, async (database) => {
      const now = new Date();
      const done = await importReadings(database, createReadStream(path), {
        ...{ shape: readingFileShape, now, covers: () => true },
        unitsOf: (meterNos) => unitsOfMeters(database, meterNos),
        onProgress: (lines) => process.stderr.write(`\r${lines}`),
      });
      await refreshRollups(database);
      const { refusals: _refusals, ...detail } = done;
      const act = { actor: options.actor, source: 'shell', act: 'profile.import' };
      await recordAct(database, { ...act, subject: 'load profile', detail }, now);
      return done;
    });
    if (report.lines > 0 && process.stderr.isTTY) process.stderr.write('\r');
    if (options.json === true) printJson(readingImportJson(report));
    else process.stdout.write(reportText(report));
  });
}

function reportText(report: ReadingImport): string {
  const { lines, newMonths, toldOtherwise, known, refused, refusals } = report;
  return [
    ...refusals.map(
      ({ line, error }) => `${line}: ${error.code}\n  ${error.text('id')}\n  ${error.text('en')}\n`,
    ),
    refused > refusals.length
      ? `... ${refused - refusals.length} lagi. ${refused - refusals.length} more.\n`
      : '',
    `Baris/Lines ${lines}, baru/new ${newMonths}, berbeda/told otherwise ${toldOtherwise}, sudah ada/known ${known}, ditolak/refused ${refused}\n`,
  ].join('');
}
