import { SetrumError } from '@setrum/errors';
import { type Caller, recordAct } from '../../../identity/index.ts';
import { type Database, inTransaction } from '../../../platform/index.ts';
import { batchOf, beginBatch, type MeterBatch } from '../batch.ts';
import { meterModels } from '../models.ts';
import { defaultStockPolicy, type StockPolicy } from '../policy.ts';
import { receiveMeters } from '../receive.ts';
import { stockTables } from '../store.ts';
import { serviceUnits } from '../units.ts';
import type { ImportLine } from './columns.ts';
import type { Finding } from './findings.ts';
import { readFile } from './read.ts';

export interface ImportOptions {
  /** Only looks, and stores nothing. */
  readonly dryRun: boolean;
  /** Imports the lines without errors; otherwise one error keeps all out. */
  readonly skipFaulty: boolean;
  readonly caller: Caller;
  readonly at: Date;
  readonly policy?: StockPolicy;
}

export interface ImportReport {
  /** checked: a dry run; refused: errors, nothing stored; known: this very file was imported before. */
  readonly state: 'checked' | 'imported' | 'refused' | 'known';
  /** SHA-256 of the file, hex. */
  readonly digest: string;
  readonly lines: number;
  /** Meters stored; of a dry run, those that could be. */
  readonly meters: number;
  readonly errors: number;
  readonly warnings: number;
  /** The first thousand errors and warnings. */
  readonly findings: readonly Finding[];
  readonly batch: MeterBatch | null;
}

/**
 * Imports meters from a CSV file (docs/meter-stock.md), or says what would happen. The same file again is the same import. Throws what is
 * wrong with the file as a whole (SETRUM_CSV_…), and SETRUM_METER_ALREADY_IN_STOCK when somebody else receives one of its meters meanwhile.
 */
export async function importMeters(
  database: Database,
  source: AsyncIterable<Uint8Array>,
  options: ImportOptions,
): Promise<ImportReport> {
  const { caller, policy = defaultStockPolicy } = options;
  const models = new Map((await meterModels(database)).map((model) => [model.modelId, model]));
  const units = await serviceUnits(database);
  const file = await readFile(source, { models, units, caller, policy });
  const { digest, lines, findings } = file;
  const stored = await storedOf(database, lines);
  // Asked last: whoever imports this file meanwhile stores its meters and this in one step.
  const known = await batchOfFile(database, digest);
  for (const { line, meter } of known === null ? stored : []) {
    const { meterNo } = meter;
    findings.add('error', line, new SetrumError('SETRUM_METER_ALREADY_IN_STOCK', { meterNo }));
  }
  const good = lines.filter(({ line }) => !findings.isFaulty(line));
  const isRefused = good.length === 0 || (findings.errors > 0 && !options.skipFaulty);
  const report = (state: ImportReport['state'], batch: MeterBatch | null): ImportReport => ({
    ...{ state, digest: digest.toString('hex'), lines: lines.length },
    meters: batch?.meterCount ?? (isRefused ? 0 : good.length),
    ...{ errors: findings.errors, warnings: findings.warnings, findings: findings.told(), batch },
  });
  if (known !== null) return report('known', known);
  if (options.dryRun) return report('checked', null);
  if (isRefused) return report('refused', null);
  const { batch, isNew } = await store(database, digest, good, options);
  return report(isNew ? 'imported' : 'known', batch);
}

async function batchOfFile(database: Database, digest: Buffer): Promise<MeterBatch | null> {
  const row = await stockTables(database)
    .selectFrom('meter_batch')
    .selectAll()
    .where('action', '=', 'import')
    .where('digest', '=', digest)
    .executeTakeFirst();
  return row === undefined ? null : batchOf(row);
}

/** Numbers asked about at once. */
const chunkSize = 5_000;

/** The lines whose meters are in stock already. */
async function storedOf(
  database: Database,
  lines: readonly ImportLine[],
): Promise<readonly ImportLine[]> {
  const stored = new Set<string>();
  for (let from = 0; from < lines.length; from += chunkSize) {
    const numbers = lines.slice(from, from + chunkSize).map(({ meter }) => meter.meterNo);
    const { rows } = await database.pool.query<{ meter_no: string }>(
      'select meter_no from ap2t.meter where meter_no = any ($1)',
      [numbers],
    );
    for (const { meter_no } of rows) stored.add(meter_no);
  }
  return lines.filter(({ meter }) => stored.has(meter.meterNo));
}

function store(
  database: Database,
  digest: Buffer,
  lines: readonly ImportLine[],
  { caller, at }: ImportOptions,
): Promise<{ readonly batch: MeterBatch; readonly isNew: boolean }> {
  const { label: madeBy, source } = caller;
  const wanted = { action: 'import', requestKey: null, digest, meterCount: lines.length } as const;
  return inTransaction(database, async (transaction) => {
    const begun = await beginBatch(transaction, { ...wanted, madeBy, madeAt: at });
    if (!begun.isNew) return begun;
    const { batchId } = begun.batch;
    const meters = lines.map(({ meter, unit }) => ({ ...meter, unit }));
    await receiveMeters(transaction, { meters, batchId, madeBy, at });
    const detail = { meters: meters.length, file: digest.toString('hex') };
    const act = { actor: madeBy, source, act: 'meter.import', subject: batchId, detail };
    await recordAct(transaction, act, at);
    return begun;
  });
}
