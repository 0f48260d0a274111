import { userInfo } from 'node:os';
import { SetrumError } from '@setrum/errors';
import { type ExportedMonth, exportMonths, recordAct } from '@setrum/server';
import { Command } from 'commander';
import { type BooksOptions, inBooks, withBooksOptions } from '../books/room.ts';
import { printJson } from '../finance/room.ts';

interface ExportOptions extends BooksOptions {
  readonly folder: string;
  readonly from: number;
  readonly until: number;
  readonly actor: string;
}

/** `setrum profile export`: load profiles as one Parquet file for each month, for analysis beside the database. */
export function profileExportCommand(): Command {
  const command = new Command('export')
    .description('Ekspor load profile ke berkas Parquet bulanan. Monthly Parquet files')
    .option('--folder <dir>', 'where the files go', 'load-profile')
    .option('--from <YYYYMM>', 'first month', monthOf, 190001)
    .option('--until <YYYYMM>', 'last month', monthOf, 999912)
    .option('--actor <name>', 'who does it, for the audit trail', userInfo().username);
  return withBooksOptions(command).action(async (options: ExportOptions) => {
    const { folder, from, until, actor } = options;
    const months = await inBooks(options, async (database) => {
      const written = await exportMonths(database, {
        ...{ folder, from, until },
        onProgress: (month, rows) => process.stderr.write(`${month}: ${rows}\n`),
      });
      // Load profiles are personal: that they left the house is kept.
      const detail = {
        ...{ first: written[0]?.month ?? null, last: written.at(-1)?.month ?? null },
        rows: rowsOf(written),
      };
      const act = { actor, source: 'shell', act: 'profile.export', subject: 'load profile' };
      await recordAct(database, { ...act, detail }, new Date());
      return written;
    });
    if (options.json === true) printJson({ folder, rows: rowsOf(months), months });
    else
      process.stdout.write(
        `Bulan/Months ${months.length}, baris/rows ${rowsOf(months)}: ${folder}\n`,
      );
  });
}

function rowsOf(months: readonly ExportedMonth[]): number {
  return months.reduce((sum, { rows }) => sum + rows, 0);
}

function monthOf(text: string): number {
  if (/^[0-9]{4}(0[1-9]|1[0-2])$/.test(text)) return Number(text);
  throw new SetrumError('SETRUM_USAGE', { detail: `${text} is no month (YYYYMM)` });
}
