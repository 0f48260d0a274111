import { createWriteStream } from 'node:fs';
import { pipeline } from 'node:stream/promises';
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
import { collectiveImportCommand } from './collective-import.ts';

const mostListed = 200;
const states = ['ready', 'running', 'done', 'cancelled'] as const;

interface ListOptions extends CollectiveOptions {
  readonly unit?: string;
  readonly state?: (typeof states)[number];
}

interface LinesOptions extends CollectiveOptions {
  readonly out: string;
  readonly state?: 'waiting' | 'made' | 'refused';
}

/** `setrum collective`: collective requests (docs/collective.md), on the database itself. */
export function collectiveCommand(): Command {
  return new Command('collective')
    .description('PB Kolektif: satu berkas, banyak permohonan. One file, many applications')
    .addCommand(collectiveImportCommand())
    .addCommand(oneCommand('show', 'Kemajuan. How far it is', (desk, no) => desk.show(no)))
    .addCommand(
      oneCommand('start', 'Mulai. Have its applications made', (desk, no) => desk.start(no)),
    )
    .addCommand(oneCommand('cancel', 'Batalkan. Make no more', (desk, no) => desk.cancel(no)))
    .addCommand(listCommand())
    .addCommand(linesCommand());
}

function oneCommand(
  name: string,
  description: string,
  ask: (desk: CollectiveDesk, collectiveNo: string) => ReturnType<CollectiveDesk['show']>,
): Command {
  const command = new Command(name)
    .description(description)
    .argument('<number>', 'of the collective request', parseCollectiveNo);
  return withCollectiveOptions(command).action(async (no: string, options: CollectiveOptions) => {
    const collective = await atDesk(options, (desk) => ask(desk, no));
    if (options.json === true) printJson(collective);
    else process.stdout.write(collectiveTable([collective]));
  });
}

function listCommand(): Command {
  const command = new Command('list')
    .description(`Daftar, yang terbaru dahulu. The newest ${mostListed}`)
    .option('--unit <code>', 'service unit (ULP)', parseUnit)
    .addOption(new Option('--state <state>', 'only these').choices([...states]));
  return withCollectiveOptions(command).action(async (options: ListOptions) => {
    const { unit, state } = options;
    const collectives = await atDesk(options, (desk) => desk.list({ unit, state }, mostListed));
    if (options.json === true) printJson({ collectives });
    else process.stdout.write(collectiveTable(collectives));
  });
}

function linesCommand(): Command {
  const command = new Command('lines')
    .description('Baris sebagai CSV. The lines as a CSV file; the refused ones can be sent again')
    .argument('<number>', 'of the collective request', parseCollectiveNo)
    .requiredOption('--out <file>', 'where to write it')
    .addOption(new Option('--state <state>', 'only these').choices(['waiting', 'made', 'refused']));
  return withCollectiveOptions(command).action(async (no: string, options: LinesOptions) => {
    await atDesk(options, async (desk) =>
      pipeline(await desk.lines(no, options.state), createWriteStream(options.out)),
    );
  });
}
