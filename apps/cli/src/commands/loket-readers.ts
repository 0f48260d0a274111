import { type LoketSettings, openDriver } from '@setrum/loket';
import { Command } from 'commander';
import { firstLook, type SeenReader } from '../loket/first-look.ts';
import { printJson } from '../loket/json.ts';
import { type LoketOptions, settingsFrom, withLoketOptions } from '../loket/options.ts';

/** What the drivers see, without opening the counter: also while it runs elsewhere. */
async function look(settings: LoketSettings) {
  const driver = await openDriver(settings);
  try {
    const { name, version } = driver;
    return { driver: { name, version }, readers: await firstLook(driver) };
  } finally {
    await driver.close();
  }
}

/** `setrum loket readers`: the readers that are connected. */
export function readersCommand(): Command {
  return withLoketOptions(new Command('readers'))
    .description('Pembaca yang tersambung. Readers that are connected')
    .action(async (options: LoketOptions) => {
      const seen = await look(await settingsFrom(options));
      if (options.json === true) printJson(seen);
      else process.stdout.write(readersText(seen.readers));
    });
}

/** `setrum loket status`: how the counter is set up, its readers, and whether the centre is there. */
export function statusCommand(): Command {
  return withLoketOptions(new Command('status'))
    .description('Keadaan loket: pengaturan, pembaca, pusat. Settings, readers, centre')
    .action(async (options: LoketOptions) => {
      const settings = await settingsFrom(options);
      const { server, reader, printer, folder, port, origins } = settings;
      const centre = await isThere(server);
      const seen = await look(settings);
      const shown = { ...seen, server, centre, reader, printer, folder, port, origins };
      if (options.json === true) printJson(shown);
      else process.stdout.write(statusText(shown));
    });
}

/** Whether the centre's health page answers. */
async function isThere(server: string): Promise<'up' | 'down' | 'unreachable'> {
  try {
    const answer = await fetch(new URL('/health', server), { signal: AbortSignal.timeout(3_000) });
    return answer.ok ? 'up' : 'down';
  } catch {
    return 'unreachable';
  }
}

function readersText(readers: readonly SeenReader[]): string {
  if (readers.length === 0) return 'Tidak ada pembaca tersambung. No reader is connected.\n';
  return readers
    .map(
      ({ reader, cardPresent }) =>
        `${reader}${cardPresent ? '  (ada kartu / a card lies there)' : ''}\n`,
    )
    .join('');
}

interface Status {
  readonly driver: { readonly name: string; readonly version: string };
  readonly readers: readonly SeenReader[];
  readonly server: string;
  readonly centre: string;
  readonly reader: string | null;
  readonly printer: string | null;
  readonly folder: string;
  readonly port: number;
  readonly origins: readonly string[];
}

function statusText(status: Status): string {
  const { driver, server, centre, reader, printer, folder, port, origins } = status;
  return [
    `pusat / centre     ${server}  ${centre}`,
    `driver             ${driver.name} ${driver.version}`,
    `pembaca / reader   ${reader ?? 'semua / all'}`,
    `printer            ${printer ?? 'PDF'}`,
    `folder             ${folder}`,
    `jembatan / bridge  127.0.0.1:${port}  ${origins.join(' ') || '-'}`,
    readersText(status.readers),
  ].join('\n');
}
