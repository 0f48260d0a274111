import { SetrumError } from '@setrum/errors';
import {
  type BaseDate,
  createCipher,
  type EncryptionAlgorithm,
  formatToken,
  readToken,
  type StaTables,
  StsError,
  type StsToken,
} from '@setrum/sts';
import { Command } from 'commander';
import { columns, describeToken, tokenFields } from '../token/describe.ts';
import { FieldReader } from '../token/fields.ts';
import { type MadeRow, makeRow } from '../token/make-row.ts';
import { parseRow, type TokenRow } from '../token/row.ts';
import { loadStaTables } from '../token/sta-tables.ts';
import { orErrorObject } from './token-errors.ts';
import {
  integer,
  keysAreForTests,
  keyText,
  withIssued,
  withKey,
  withMeter,
  withRnd,
} from './token-options.ts';

/** Options by their names, as a row has its fields: the same names and the same types. */
type Options = Readonly<Record<string, string | number | boolean | undefined>>;

/** `setrum token make credit` and its siblings: one row, by options. */
export function makeOneCommands(): readonly Command[] {
  const credit = withRnd(withIssued(withKey(withMeter(new Command('credit')))))
    .description('Token isi ulang. A credit token')
    .option('--subclass <n>', '0 electricity, 1 water, 2 gas, 3 time', integer, 0)
    .requiredOption('--units <n>', 'tenths of a kWh, m3 or minute', integer);
  const currency = withIssued(withKey(withMeter(new Command('currency'))))
    .description('Token rupiah. A credit token in money, signed')
    .option('--subclass <n>', '4 electricity, 5 water, 6 gas, 7 time', integer, 4)
    .requiredOption('--amount1e5 <digits>', 'in 0.00001 of the currency unit; may be negative');
  const management = withRnd(withIssued(withKey(withMeter(new Command('management')))))
    .description('Token perintah. A management token (class 2)')
    .requiredOption(
      '--subclass <n>',
      '0 power limit, 1 clear credit, 5 clear tamper, 6, 10',
      integer,
    )
    .requiredOption('--value <n>', 'W for 0 and 6, otherwise the 16 bits as a number', integer);
  const test = new Command('test')
    .description('Token uji. A test or display token (class 1), for any meter')
    .option(
      '--subclass <n>',
      '0 two-digit manufacturers, 1 four-digit, 2 extended read',
      integer,
      0,
    )
    .requiredOption('--control <hex>', 'one bit for each test')
    .option('--mfr-code <n>', "the manufacturer's code; 0 for all", integer, 0);
  const keyChange = withKey(withKey(withMeter(new Command('key-change')), 'from-'), 'to-')
    .description('Token ganti kunci. The set of tokens of a key change')
    .requiredOption('--to-ken <n>', 'key expiry number of the new key: 0 to 255', integer)
    .option('--count <n>', 'tokens: 4 for EA11, 2 or 3 for the others', integer, 4);
  const commands = { credit, currency, management, test, keyChange };
  return Object.entries(commands).map(([op, command]) =>
    command
      .option('--json', 'one JSON object')
      .addHelpText('after', op === 'test' ? '' : `\n${keysAreForTests}`)
      .action((options: Options) => makeOne(op, options)),
  );
}

async function makeOne(op: string, options: Options): Promise<void> {
  const json = options['json'] === true;
  const tables = await loadStaTables(textOf(options, 'staTables'));
  const fields = { op, ...(await rowOf(op, options)) };
  await orErrorObject(json, () => {
    const { row, made } = makeRowFrom(fields, tables);
    const tokens = readMade(row, made, tables);
    if (eaOf(row) === '07' && tables === undefined) process.stderr.write(sampleTablesNote);
    process.stdout.write(json ? jsonOf(op, row, made, tokens) : textFor(row, made, tokens));
  });
}

/** The row's fields from the options, the clock's part filled in. */
async function rowOf(op: string, options: Options): Promise<Readonly<Record<string, unknown>>> {
  if (op === 'test') return options;
  if (op === 'keyChange') {
    return { ...options, from: await side(options, 'from'), to: await side(options, 'to') };
  }
  const nowMs = Date.now();
  return {
    ...options,
    vendingKey: await keyText(
      'vending-key',
      textOf(options, 'vendingKey'),
      textOf(options, 'vendingKeyFile'),
    ),
    issued: options['issued'] ?? new Date(nowMs).toISOString(),
    // The low bits of a counter that runs once a millisecond (IEC 62055-41, 6.3.4).
    rnd: options['rnd'] ?? nowMs % 16,
  };
}

async function side(options: Options, name: 'from' | 'to'): Promise<Record<string, unknown>> {
  const of = (field: string) => options[name + field];
  return {
    vendingKey: await keyText(
      `${name}-vending-key`,
      textOf(options, `${name}VendingKey`),
      textOf(options, `${name}VendingKeyFile`),
    ),
    keyType: of('KeyType'),
    sgc: of('Sgc'),
    ti: of('Ti'),
    krn: of('Krn'),
    baseDate: of('BaseDate'),
    ...(name === 'to' ? { ken: of('Ken') } : {}),
  };
}

function makeRowFrom(
  fields: Readonly<Record<string, unknown>>,
  tables: StaTables | undefined,
): { readonly row: TokenRow; readonly made: MadeRow } {
  try {
    const row = parseRow(new FieldReader(fields));
    return { row, made: makeRow(row, tables) };
  } catch (error) {
    if (error instanceof StsError) {
      const params = { reason: error.code, detail: error.message };
      throw new SetrumError('SETRUM_TOKEN_REFUSED', params, { cause: error });
    }
    throw error;
  }
}

/** The tokens as their meter will read them: what is shown is what they carry, not what was asked for. */
function readMade(row: TokenRow, made: MadeRow, tables: StaTables | undefined): StsToken[] {
  const ea = eaOf(row);
  const decoderKey = made.decoderKey ?? '00'.repeat(8);
  const cipher = createCipher({ ea: ea ?? '07', decoderKey, tables });
  return made.tokens.map((digits) => {
    const reading = readToken(cipher, digits);
    if (!reading.ok) throw new Error(`A token that was just made gives ${reading.error}`);
    return reading.token;
  });
}

function jsonOf(op: string, row: TokenRow, made: MadeRow, tokens: readonly StsToken[]): string {
  const { decoderKey, newDecoderKey, exact } = made;
  const object = {
    op,
    ...(decoderKey === null ? {} : { decoderKey }),
    ...(newDecoderKey === null ? {} : { newDecoderKey }),
    tokens: made.tokens,
    exact,
    carries: tokens.map((token) => tokenFields(token, baseDateOf(row))),
  };
  return `${JSON.stringify(object, null, 2)}\n`;
}

function textFor(row: TokenRow, made: MadeRow, tokens: readonly StsToken[]): string {
  const value: [string, string] = [
    'Nilai · Value',
    made.exact ? 'tepat · exactly' : 'dibulatkan demi pelanggan · rounded for the customer',
  ];
  const lines = tokens.map((token, index) => {
    const told = describeToken(token, baseDateOf(row));
    const digits = formatToken(made.tokens[index] ?? '');
    return `${digits}\n${columns(token.kind === 'keyChange' ? told : [...told, value])}`;
  });
  return lines.join('\n');
}

/** The cipher of a row; null for tests, which are not encrypted. */
function eaOf(row: TokenRow): EncryptionAlgorithm | null {
  if ('key' in row) return row.key.ea;
  return row.op === 'keyChange' ? row.from.ea : null;
}

const sampleTablesNote =
  'EA07: tabel contoh, bukan untuk meter nyata. Sample tables, which fit no live meter (--sta-tables).\n';

function baseDateOf(row: TokenRow): BaseDate | null {
  return 'key' in row ? row.key.baseDate : null;
}

function textOf(options: Options, name: string): string | undefined {
  const value = options[name];
  return typeof value === 'string' ? value : undefined;
}
