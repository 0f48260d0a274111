import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { basename } from 'node:path';
import { SetrumError } from '@setrum/errors';
import type { CollectiveDesk } from '@setrum/server';
import { Command, Option } from 'commander';
import {
  atDesk,
  type CollectiveOptions,
  collectiveTable,
  parseCollectiveNo,
  parseUnit,
  withCollectiveOptions,
} from '../collective/desk.ts';
import { printJson } from '../finance/room.ts';

interface ImportOptions extends CollectiveOptions {
  readonly unit: string;
  readonly channel: '05' | '01' | '99';
  readonly dryRun?: boolean;
  readonly start?: boolean;
  readonly corrects?: string;
}

type Report = Awaited<ReturnType<CollectiveDesk['import']>>;

/** `setrum collective import`: a file of new connections, or what would become of it. */
export function collectiveImportCommand(): Command {
  const command = new Command('import')
    .description('Kirim berkas pasang baru. Send a file of new connections')
    .argument('<file>', 'CSV file; its columns are in docs/collective.md')
    .requiredOption('--unit <code>', 'service unit (ULP) of the sites', parseUnit)
    .addOption(
      new Option('--channel <code>', '05 counter, 01 call centre, 99 web')
        .choices(['05', '01', '99'])
        .default('05'),
    )
    .option('--dry-run', 'only look: faulty lines and costs, nothing is kept')
    .option('--start', 'have the applications made at once')
    .option('--corrects <number>', 'the request whose refused lines come again', parseCollectiveNo);
  return withCollectiveOptions(command).action(async (path: string, options: ImportOptions) => {
    const report = await atDesk(options, (desk) => send(desk, path, options));
    if (options.json === true) printJson(report);
    else process.stdout.write(reportText(report));
    if (options.dryRun === true && report.refused > 0) process.exitCode = 1;
  });
}

async function send(desk: CollectiveDesk, path: string, options: ImportOptions): Promise<Report> {
  const { unit, channel, dryRun, start, corrects = null } = options;
  const content = await readFile(path).catch((error: NodeJS.ErrnoException) => {
    throw new SetrumError('SETRUM_USAGE', { detail: `${path}: ${error.code ?? error.message}` });
  });
  // The same file again is the same request, whatever became of the first answer.
  const digest = createHash('sha256').update(unit).update(content).digest('hex');
  const requestKey = dryRun === true ? null : `shell-${digest.slice(0, 48)}`;
  const fileName = basename(path).slice(-120);
  const file = { unit, channel, fileName, corrects, requestKey, bytes: createReadStream(path) };
  const report = await desk.import(file);
  if (report.collective === null || start !== true) return report;
  if (report.collective.state !== 'ready') return report;
  return { ...report, collective: await desk.start(report.collective.collectiveNo) };
}

function reportText({ collective, lines, refused, totalCents, problems }: Report): string {
  const told = problems.map(
    ({ line, problems: all }) =>
      `${line}: ${all.map(({ code, messages }) => `${code}\n  ${messages.id}\n  ${messages.en}`).join('\n  ')}\n`,
  );
  const untold = refused - problems.length;
  return [
    ...told,
    ...(untold > 0 ? [`... ${untold} lagi. ${untold} more.\n`] : []),
    `${lines} baris/lines, ${refused} ditolak/refused, Rp ${totalCents / 100}\n`,
    collective === null ? 'Dicoba saja. Tried only.\n' : collectiveTable([collective]),
  ].join('');
}
