import { createReadStream } from 'node:fs';
import { access, constants } from 'node:fs/promises';
import { userInfo } from 'node:os';
import { SetrumError } from '@setrum/errors';
import { type ImportReport, importMeters, importReportJson } from '@setrum/server';
import { Command } from 'commander';
import { type BooksOptions, inBooks, withBooksOptions } from '../books/room.ts';
import { printJson } from '../finance/room.ts';

interface ImportOptions extends BooksOptions {
  readonly dryRun?: boolean;
  readonly skipFaulty?: boolean;
  readonly actor: string;
}

/** `setrum meters import`: meters from a CSV file, or what would become of it. */
export function metersImportCommand(): Command {
  const command = new Command('import')
    .description('Terima meter dari berkas CSV. Receive meters from a CSV file')
    .argument('<file>', 'CSV file; its columns are in docs/meter-stock.md')
    .option('--dry-run', 'only look: lines with errors and warnings, nothing is stored')
    .option('--skip-faulty', 'import the lines without errors; else one error keeps all out')
    .option('--actor <name>', 'who does it, for the audit trail', userInfo().username);
  return withBooksOptions(command).action(async (path: string, options: ImportOptions) => {
    const { dryRun = false, skipFaulty = false, actor } = options;
    await access(path, constants.R_OK).catch(() => {
      throw new SetrumError('SETRUM_USAGE', { detail: `${path} cannot be read` });
    });
    const report = await inBooks(options, (database) =>
      importMeters(database, createReadStream(path), {
        ...{ dryRun, skipFaulty, at: new Date() },
        caller: { label: actor, roles: [], units: 'all', seller: null, source: 'shell' },
      }),
    );
    if (options.json === true) printJson(importReportJson(report));
    else process.stdout.write(reportText(report));
    const isFaulty = report.errors > 0 && !skipFaulty;
    if (report.state === 'refused' || (report.state === 'checked' && isFaulty))
      throw new SetrumError('SETRUM_METER_IMPORT_REFUSED', { errors: report.errors });
  });
}

const results: Readonly<Record<ImportReport['state'], string>> = {
  checked: 'Diperiksa saja. Checked only',
  imported: 'Diimpor. Imported',
  refused: 'Ditolak, tidak ada yang tersimpan. Refused, nothing is stored',
  known: 'Berkas ini sudah pernah diimpor. This file was imported before',
};

const severities = { error: 'KESALAHAN/ERROR', warning: 'PERINGATAN/WARNING' } as const;

function reportText(report: ImportReport): string {
  const { state, lines, meters, errors, warnings, findings } = report;
  const told = findings.map(
    ({ line, severity, error }) =>
      `${line}: ${severities[severity]} ${error.code}\n  ${error.text('id')}\n  ${error.text('en')}\n`,
  );
  const untold = errors + warnings - findings.length;
  return [
    ...told,
    ...(untold > 0 ? [`... ${untold} lagi. ${untold} more.\n`] : []),
    `${results[state]}.\n`,
    `Baris/Lines ${lines}, meter/meters ${meters}, kesalahan/errors ${errors}, peringatan/warnings ${warnings}\n`,
  ].join('');
}
