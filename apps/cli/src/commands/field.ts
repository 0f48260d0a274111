import { join } from 'node:path';
import { SetrumError } from '@setrum/errors';
import { type FieldOptions, planField } from '@setrum/field';
import { Command, InvalidArgumentError, Option } from 'commander';
import { type FieldResult, runField } from '../field/run.ts';
import { defaultDataDir, parseDirectory } from '../options.ts';
import { stopSignal } from '../signals.ts';

interface FieldCommandOptions {
  readonly meters: number;
  readonly months: number;
  readonly seed: number;
  readonly lastMonth: string;
  readonly region: string;
  readonly data: string;
  readonly databaseUrl?: string;
  readonly truth?: string;
  readonly through: 'registers' | 'cards';
  readonly add?: boolean;
  readonly json?: boolean;
}

/** `setrum field`: a seeded field of households, lived and put into a database. */
export function fieldCommand(): Command {
  return new Command('field')
    .description(
      'Isi basis data dengan lapangan tiruan. Fill a database with a seeded field of households, thieves among them',
    )
    .option('--meters <n>', 'households', parseCount, 1_000)
    .option('--months <n>', 'months lived through', parseCount, 12)
    .option('--seed <n>', 'the same seed, the same field', parseCount, 1)
    .option('--last-month <YYYYMM>', 'the last month', parseMonth, '202610')
    .option(
      '--region <digits>',
      'the two digits that its units, customers and meters are numbered by',
      '57',
    )
    .option('--data <dir>', 'data folder of the server', parseDirectory, defaultDataDir)
    .option('--database-url <url>', 'a PostgreSQL of your own (or DATABASE_URL)')
    .option(
      '--truth <file>',
      'where the truth goes, JSON lines; field-truth.jsonl in the data folder unless told',
      parseDirectory,
    )
    .addOption(
      new Option(
        '--through <way>',
        'registers: figures straight into the database; cards: real meters, cards, a counter and a server (slower, the same)',
      )
        .choices(['registers', 'cards'])
        .default('registers'),
    )
    .option('--add', 'put it in beside customers that are there')
    .option('--json', 'one JSON object')
    .action(async (options: FieldCommandOptions) => {
      const result = await run(options);
      process.stdout.write(
        options.json === true ? `${JSON.stringify(result, null, 2)}\n` : tellResult(result),
      );
    });
}

async function run(options: FieldCommandOptions): Promise<FieldResult> {
  const { data } = options;
  const field = fieldOf(options);
  const stop = stopSignal();
  let stoppedBy: string | null = null;
  void stop.asked.then((signal) => {
    stoppedBy = signal;
  });
  try {
    return await runField({
      options: field,
      dataDir: data,
      databaseUrl: options.databaseUrl ?? process.env['DATABASE_URL'] ?? null,
      through: options.through,
      add: options.add === true,
      truthFile: options.truth ?? join(data, 'field-truth.jsonl'),
      tell: (line) => console.error(line),
      assertWanted: () => {
        if (stoppedBy !== null) throw new Error(`stopped by ${stoppedBy}`);
      },
    });
  } finally {
    stop.release();
  }
}

/** What the field is made of. SETRUM_USAGE for what cannot be. */
function fieldOf(options: FieldCommandOptions): FieldOptions {
  const { meters, months, seed, lastMonth, region } = options;
  try {
    return planField({ meters, months, seed, lastMonth, region }).options;
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    throw new SetrumError('SETRUM_USAGE', { detail: error.message }, { cause: error });
  }
}

function tellResult(result: FieldResult): string {
  const { meters, purchases, readings, thieves, truthFile, seconds } = result;
  return [
    `${meters} meter, ${result.firstMonth} - ${result.lastMonth}, ${purchases} pembelian/purchases, ${readings} bulan/months of meters.`,
    `${thieves} pencuri/thieves. Kebenaran/the truth: ${truthFile}`,
    `${seconds} s`,
    '',
  ].join('\n');
}

function parseCount(text: string): number {
  if (!/^\d{1,15}$/.test(text)) throw new InvalidArgumentError('a whole number is wanted');
  return Number(text);
}

function parseMonth(text: string): string {
  if (!/^\d{6}$/.test(text)) throw new InvalidArgumentError('a month is YYYYMM');
  return text;
}
