import { SetrumError } from '@setrum/errors';
import { type CsvRecord, type CsvShape, type Database, readCsv } from '../../platform/index.ts';
import { monthOfLine, type ReadingColumn } from './line.ts';
import { importBatch, readByPeople, type ToldMonth, tellMonths } from './told.ts';

/** The units (ULP) of those of these meters that hang or hung somewhere. */
export type UnitsOfMeters = (meterNos: readonly string[]) => Promise<ReadonlyMap<string, string>>;

export interface ReadingImportOptions {
  readonly shape: CsvShape<ReadingColumn>;
  readonly unitsOf: UnitsOfMeters;
  /** Whether who imports may do so for a unit's meters. */
  readonly covers: (unit: string) => boolean;
  readonly now: Date;
  /** Told after each batch. */
  readonly onProgress?: (lines: number) => void;
}

export interface RefusedLine {
  readonly line: number;
  readonly error: SetrumError;
}

/** What became of a file of readings. */
export interface ReadingImport {
  readonly lines: number;
  /** Months that nobody had told before. */
  readonly newMonths: number;
  /** Months told otherwise than they were known: both are kept. */
  readonly toldOtherwise: number;
  /** Months that were known just so. */
  readonly known: number;
  readonly refused: number;
  /** The first thousand. */
  readonly refusals: readonly RefusedLine[];
}

const mostRefusals = 1_000;

/**
 * Keeps the readings of a file, batch by batch as it is read: what is in stays in, and the same file again changes nothing. Faulty lines, and
 * meters that are not known or not of one's units, are left out and told. Throws what is wrong with the file as a whole (SETRUM_CSV_...).
 */
export async function importReadings(
  database: Database,
  source: AsyncIterable<Uint8Array>,
  options: ReadingImportOptions,
): Promise<ReadingImport> {
  const tally = new Tally();
  let batch: Line[] = [];
  // One batch is stored while the next one is read.
  let storing: Promise<void> = Promise.resolve();
  for await (const record of readCsv(source, options.shape)) {
    tally.lines += 1;
    const line = lineOf(record, options.now, tally);
    if (line !== null) batch.push(line);
    if (batch.length < importBatch) continue;
    await storing;
    storing = keep(database, batch, options, tally);
    storing.catch(() => undefined);
    batch = [];
    options.onProgress?.(tally.lines);
  }
  await storing;
  if (batch.length > 0) await keep(database, batch, options, tally);
  return tally.report();
}

interface Line {
  readonly line: number;
  readonly month: ToldMonth;
}

class Tally {
  lines = 0;
  newMonths = 0;
  toldOtherwise = 0;
  #refused = 0;
  readonly #refusals: RefusedLine[] = [];

  refuse(line: number, error: SetrumError): void {
    this.#refused += 1;
    if (this.#refusals.length < mostRefusals) this.#refusals.push({ line, error });
  }

  report(): ReadingImport {
    const { lines, newMonths, toldOtherwise } = this;
    const known = lines - this.#refused - newMonths - toldOtherwise;
    const refusals = this.#refusals.toSorted((a, b) => a.line - b.line);
    return { lines, newMonths, toldOtherwise, known, refused: this.#refused, refusals };
  }
}

function lineOf(record: CsvRecord<ReadingColumn>, now: Date, tally: Tally): Line | null {
  try {
    return { line: record.line, month: monthOfLine(record, now) };
  } catch (error) {
    if (!(error instanceof SetrumError)) throw error;
    tally.refuse(record.line, error);
    return null;
  }
}

async function keep(
  database: Database,
  batch: readonly Line[],
  { unitsOf, covers, now }: ReadingImportOptions,
  tally: Tally,
): Promise<void> {
  const units = await unitsOf([...new Set(batch.map(({ month }) => month.meterNo))]);
  const taken: ToldMonth[] = [];
  for (const { line, month } of batch) {
    const { meterNo } = month;
    const unit = units.get(meterNo);
    if (unit === undefined)
      tally.refuse(line, new SetrumError('SETRUM_METER_UNKNOWN', { meterNo }));
    else if (covers(unit)) taken.push(month);
    else tally.refuse(line, new SetrumError('SETRUM_UNIT_FORBIDDEN', { unit }));
  }
  const telling = { ...readByPeople, receivedAt: now.toISOString() };
  const kept = await tellMonths(database, taken, telling);
  tally.newMonths += kept.newMonths;
  tally.toldOtherwise += kept.toldOtherwise;
}
