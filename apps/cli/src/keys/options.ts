import { userInfo } from 'node:os';
import type { KeptAlgorithm, KeyKind, NewKeyAttributes } from '@setrum/server/vending';
import { type Command, InvalidArgumentError, Option } from 'commander';
import { defaultDataDir, parseDirectory } from '../options.ts';

/** What every command that opens the key room takes. */
export interface RoomOptions {
  readonly data: string;
  readonly databaseUrl?: string;
  readonly actor: string;
  readonly json?: boolean;
}

/** Adds --data, --database-url and --actor. */
export function withRoomOptions(command: Command): Command {
  return command
    .option('--data <dir>', 'data folder of the server', parseDirectory, defaultDataDir)
    .option('--database-url <url>', 'a PostgreSQL of your own (or DATABASE_URL)')
    .option('--actor <name>', 'who does it, for the audit trail', userInfo().username);
}

/** Adds the attributes of a new key. */
export function withAttributes(command: Command): Command {
  return command
    .requiredOption('--sgc <digits>', 'supply group code, 6 digits')
    .requiredOption('--krn <number>', 'key revision number, 1 to 9', parseNumber)
    .addOption(kindOption().default('VUDK'))
    .addOption(dkgaOption().default('04'))
    .addOption(baseDateOption().default(2014))
    .option('--ken <number>', 'key expiry number, 0 to 255; 255 never expires', parseNumber, 255)
    .option('--test', 'a test key: marked as such, and refused in production');
}

export function kindOption(): Option {
  return new Option('--kind <kind>', 'default, unique or common key').choices([
    'VDDK',
    'VUDK',
    'VCDK',
  ]);
}

export function dkgaOption(): Option {
  return new Option('--dkga <algorithm>', 'decoder key generation algorithm').choices(['02', '04']);
}

export function baseDateOption(): Option {
  return new Option('--base-date <year>', 'first year of the token identifiers').argParser(
    parseBaseDate,
  );
}

export interface AttributeOptions {
  readonly sgc: string;
  readonly krn: number;
  readonly kind: KeyKind;
  readonly dkga: KeptAlgorithm;
  readonly baseDate: NewKeyAttributes['baseDate'];
  readonly ken: number;
  readonly test?: boolean;
}

export function attributesOf(options: AttributeOptions): NewKeyAttributes {
  const { sgc, krn, kind, dkga, baseDate, ken, test } = options;
  return { sgc, krn, kind, dkga, baseDate, ken, test: test === true };
}

export function parseNumber(text: string): number {
  if (!/^\d{1,9}$/.test(text)) throw new InvalidArgumentError('a whole number is wanted');
  return Number(text);
}

function parseBaseDate(text: string): number {
  const years = [1993, 2014, 2035];
  const year = Number(text);
  if (!years.includes(year)) throw new InvalidArgumentError(`one of ${years.join(', ')}`);
  return year;
}
