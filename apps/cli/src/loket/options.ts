import { dirname, resolve } from 'node:path';
import { readerProfileNames } from '@setrum/card';
import { SetrumError } from '@setrum/errors';
import {
  type GivenSettings,
  type LoketSettings,
  mergeSettings,
  readAccessKey,
  readSettings,
  settingsOfEnvironment,
  settingsOfFile,
} from '@setrum/loket';
import { type Command, Option } from 'commander';
import { readDemoKeys } from '../demo/keys.ts';
import { defaultDataDir, parseDirectory, parsePort } from '../options.ts';

/** What every loket command takes. What is not given is asked of environment and settings file. */
export interface LoketOptions {
  readonly settings?: string;
  readonly server?: string;
  readonly accessKeyFile?: string;
  readonly driver?: string;
  readonly reader?: string;
  readonly readerProfile?: string;
  readonly printer?: string;
  readonly folder?: string;
  readonly port?: number;
  readonly origin?: readonly string[];
  readonly card?: string;
  readonly data: string;
  readonly json?: boolean;
}

const usualFile = resolve('.setrum/loket.json');

/** Adds the options of a counter. */
export function withLoketOptions(command: Command): Command {
  return command
    .option('--settings <file>', `settings, JSON (or SETRUM_LOKET_SETTINGS; else ${usualFile})`)
    .option('--server <url>', 'P2APST (or SETRUM_LOKET_SERVER)')
    .option('--access-key-file <file>', "a file with the counter's access key, chmod 600")
    .option('--driver <name>', 'pcsc, emulated, or the path of a driver module')
    .option('--reader <name>', "a part of the reader's name")
    .addOption(
      new Option(
        '--reader-profile <name>',
        'what the reader passes through; else by its name',
      ).choices(readerProfileNames),
    )
    .option('--printer <printer>', 'tcp://HOST:PORT, a device, or pdf:FOLDER')
    .option('--folder <dir>', 'journal, pairing and PDFs', parseDirectory)
    .option('--card <file>', 'emulated reader: the card image that lies on it from the start')
    .option(
      '--data <dir>',
      'where the access key of the demo world is kept, when no other is given',
      parseDirectory,
      defaultDataDir,
    )
    .option('--json', 'one JSON object');
}

/** Adds those of the bridge. */
export function withBridgeOptions(command: Command): Command {
  return command
    .option('--port <port>', 'port of the bridge on 127.0.0.1', parsePort)
    .option('--origin <origin...>', 'pages that may come, like https://app.example');
}

/** The settings of this counter: options before environment before file. SETRUM_LOKET_SETTINGS. */
export async function settingsFrom(
  options: LoketOptions,
  env: NodeJS.ProcessEnv = process.env,
): Promise<LoketSettings> {
  const named = options.settings ?? env['SETRUM_LOKET_SETTINGS'];
  const file = await settingsOfFile(named ?? usualFile, named !== undefined);
  const given = readSettings(said(options), 'options');
  const settings = mergeSettings(file, settingsOfEnvironment(env), given);
  return options.card === undefined ? settings : withCard(settings, options.card);
}

/** The counter's access key: its file, the environment, or the demo's. */
export async function accessKeyFrom(
  { accessKeyFile }: LoketSettings,
  { data }: LoketOptions,
  env: NodeJS.ProcessEnv = process.env,
): Promise<string> {
  if (accessKeyFile !== null) return await readAccessKey(accessKeyFile);
  const key = env['SETRUM_ACCESS_KEY'] ?? (await readDemoKeys(data))?.counter;
  if (key !== undefined && key !== '') return key;
  throw new SetrumError('SETRUM_LOKET_SETTINGS', {
    source: 'accessKeyFile',
    detail:
      'there is no access key: --access-key-file, SETRUM_ACCESS_KEY, or --data of a demo server',
  });
}

function said(options: LoketOptions): GivenSettings {
  const { server, accessKeyFile, driver, reader, printer, folder, port, origin } = options;
  const profile = readerProfileNames.find((name) => name === options.readerProfile);
  return {
    ...{ server, accessKeyFile, driver, reader, printer, folder, port },
    readerProfile: profile,
    origins: origin,
  };
}

/** A card image on the command line means emulated readers, with the folder that it is in. */
function withCard(settings: LoketSettings, card: string): LoketSettings {
  const folder = dirname(resolve(card));
  const driverSettings = { folder, ...(settings.driver === 'emulated' && settings.driverSettings) };
  return { ...settings, driver: 'emulated', driverSettings };
}
