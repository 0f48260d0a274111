import { readFile } from 'node:fs/promises';
import { SetrumError } from '@setrum/errors';
import { type Command, InvalidArgumentError, Option } from 'commander';

/** What every command about keys says in its help. */
export const keysAreForTests =
  'A key on a command line is seen by every user of the machine and kept by the shell: for tests only.';

/** The operator's tables of EA07 (docs/sts.md). */
export function staTablesOption(): Option {
  return new Option(
    '--sta-tables <file>',
    'operational tables of EA07; without them its sample tables, which fit no live meter',
  ).env('SETRUM_STA_TABLES');
}

/** Which meter, and under which algorithms. */
export function withMeter(command: Command): Command {
  return command
    .requiredOption('--pan <digits>', 'the meter: 18 digits')
    .option('--dkga <code>', 'how the decoder key is derived: 02, 03, 04', '04')
    .option('--ea <code>', 'cipher: 07, 09, 11', '11')
    .addOption(staTablesOption());
}

/** One key. `prefix` is empty, or the side of a key change with its dash: `from-`, `to-`. */
export function withKey(command: Command, prefix = ''): Command {
  return command
    .option(`--${prefix}vending-key <hex>`, 'the vending key; for tests only')
    .option(
      `--${prefix}vending-key-file <file>`,
      'a file that holds the vending key in hexadecimal',
    )
    .option(`--${prefix}key-type <n>`, '1 default, 2 unique, 3 common', integer, 2)
    .requiredOption(`--${prefix}sgc <digits>`, 'supply group code: 6 digits')
    .requiredOption(`--${prefix}ti <digits>`, 'tariff index: 2 digits')
    .requiredOption(`--${prefix}krn <n>`, 'key revision number: 1 to 9', integer)
    .option(`--${prefix}base-date <year>`, '1993, 2014 or 2035', integer, 2014);
}

/** When, for tokens with an identifier. */
export function withIssued(command: Command): Command {
  return command
    .option('--ken <n>', 'key expiry number: 0 to 255; checked when it is given', integer)
    .option('--issued <time>', 'UTC, like 2026-01-31T07:45Z; now when left out');
}

/** The four bits that make tokens of one content differ. */
export function withRnd(command: Command): Command {
  return command.option('--rnd <n>', '0 to 15; from the clock when left out', integer);
}

/** The key from its option or its file. Throws SETRUM_USAGE without either, or with both. */
export async function keyText(
  name: string,
  given: string | undefined,
  file: string | undefined,
): Promise<string> {
  if (given !== undefined && file === undefined) return given;
  if (given !== undefined || file === undefined) {
    throw new SetrumError('SETRUM_USAGE', { detail: `say one of --${name} and --${name}-file` });
  }
  try {
    return (await readFile(file, 'utf8')).trim();
  } catch (error) {
    throw new SetrumError('SETRUM_USAGE', { detail: `${file} cannot be read` }, { cause: error });
  }
}

/** Whole numbers; their range is the token's matter. */
export function integer(text: string): number {
  if (!/^-?\d{1,15}$/.test(text)) throw new InvalidArgumentError('a whole number');
  return Number(text);
}
