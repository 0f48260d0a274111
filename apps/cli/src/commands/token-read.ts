import { SetrumError } from '@setrum/errors';
import {
  type BaseDate,
  classOfToken,
  compactToken,
  createCipher,
  formatToken,
  readToken,
  type StaTables,
  type StsCipher,
  StsError,
} from '@setrum/sts';
import { Command, Option } from 'commander';
import { columns, describeToken, tokenFields } from '../token/describe.ts';
import { loadStaTables } from '../token/sta-tables.ts';
import { orErrorObject } from './token-errors.ts';
import { keysAreForTests, keyText, staTablesOption } from './token-options.ts';

interface ReadOptions {
  readonly ea: '07' | '09' | '11';
  readonly decoderKey?: string;
  readonly decoderKeyFile?: string;
  readonly baseDate?: string;
  readonly staTables?: string;
  readonly json?: boolean;
}

/** `setrum token read`: the fields of a token, under a meter's key. */
export function tokenReadCommand(): Command {
  return new Command('read')
    .description('Baca token. Read a token under the key of its meter')
    .argument('<token...>', '20 digits, with or without blanks and dashes')
    .addOption(new Option('--ea <code>', 'cipher').choices(['07', '09', '11']).default('11'))
    .option('--decoder-key <hex>', "the meter's key, for tests only; class 1 needs none")
    .option('--decoder-key-file <file>', "a file that holds the meter's key in hexadecimal")
    .addOption(
      new Option('--base-date <year>', 'shows the time of issue').choices(['1993', '2014', '2035']),
    )
    .addOption(staTablesOption())
    .option('--json', 'one JSON object')
    .addHelpText('after', `\n${keysAreForTests}`)
    .action(readOne);
}

async function readOne(parts: readonly string[], options: ReadOptions): Promise<void> {
  const json = options.json === true;
  const tables = await loadStaTables(options.staTables);
  const digits = compactToken(parts.join(''));
  const tokenClass = classOfToken(digits);
  // What is no token, and what is not encrypted, needs no key to be told.
  const cipher =
    tokenClass === 1 || tokenClass === -1 ? anyCipher() : await cipherOf(options, tables);
  const baseDate = baseDateOf(options.baseDate);
  await orErrorObject(json, () => {
    const reading = readToken(cipher, digits);
    if (!reading.ok) throw new SetrumError('SETRUM_TOKEN_UNREADABLE', { reason: reading.error });
    const { token } = reading;
    const object = { class: tokenClass, ...tokenFields(token, baseDate) };
    process.stdout.write(
      json
        ? `${JSON.stringify(object, null, 2)}\n`
        : `${formatToken(digits)}\n${columns(describeToken(token, baseDate))}`,
    );
  });
}

async function cipherOf(options: ReadOptions, tables: StaTables | undefined): Promise<StsCipher> {
  const { ea } = options;
  const decoderKey = await keyText('decoder-key', options.decoderKey, options.decoderKeyFile);
  try {
    return createCipher({ ea, decoderKey, tables });
  } catch (error) {
    if (!(error instanceof StsError)) throw error;
    throw new SetrumError('SETRUM_USAGE', { detail: error.message }, { cause: error });
  }
}

function anyCipher(): StsCipher {
  return createCipher({ ea: '11', decoderKey: '00'.repeat(16) });
}

function baseDateOf(text: string | undefined): BaseDate | null {
  const years: readonly BaseDate[] = [1993, 2014, 2035];
  return years.find((year) => String(year) === text) ?? null;
}
