import { SetrumError } from '@setrum/errors';
import { type CsvRecord, type CsvShape, type Database, readCsv } from '../../platform/index.ts';
import { type Feed, putFeeds, putNetwork } from './network.ts';
import { importBatch } from './told.ts';

type NetworkColumn =
  | ('transformer' | 'feeder' | 'unit')
  | ('transformer_name' | 'feeder_name' | 'meter_no');
type FeedColumn = 'place' | 'month' | 'energy_kwh';

const limits = { mostRecords: 20_000_000, mostBytes: 2 * 1024 ** 3 } as const;
const networkShape: CsvShape<NetworkColumn> = {
  ...limits,
  required: ['transformer', 'feeder', 'unit'],
  optional: ['transformer_name', 'feeder_name', 'meter_no'],
};
const feedShape: CsvShape<FeedColumn> = {
  ...limits,
  required: ['place', 'month', 'energy_kwh'],
  optional: [],
};

/** What a file told of the network. */
export interface NetworkImport {
  readonly lines: number;
  /** Meters whose place is new or other than before. */
  readonly moved: number;
}

/**
 * Keeps feeders, transformers, and which meters hang on them (docs/profile.md section 3). Meters that hang nowhere yet are left alone: AP2T
 * tells of them first. Throws SETRUM_READING_MALFORMED with the line, SETRUM_CSV_...; what came before the fault is kept.
 */
export async function importNetwork(
  database: Database,
  source: AsyncIterable<Uint8Array>,
): Promise<NetworkImport> {
  let lines = 0;
  let moved = 0;
  for await (const batch of batches(readCsv(source, networkShape))) {
    lines += batch.length;
    const rows = batch.map(networkRow);
    const feeders = new Map(rows.map((row) => [row.feeder, row]));
    const transformers = new Map(rows.map((row) => [row.transformer, row]));
    await putNetwork(
      database,
      [...feeders.values()].map(({ feeder, unit, feederName: name }) => ({ feeder, unit, name })),
      [...transformers.values()].map(({ transformer, feeder, transformerName: name }) => ({
        ...{ transformer, feeder, name },
      })),
    );
    moved += await hang(
      database,
      rows.filter(({ meterNo }) => meterNo !== ''),
    );
  }
  return { lines, moved };
}

/** Keeps what the own meters of feeders and transformers counted, by month. Throws as {@link importNetwork}. Gives the lines. */
export async function importFeeds(
  database: Database,
  source: AsyncIterable<Uint8Array>,
): Promise<number> {
  let lines = 0;
  for await (const batch of batches(readCsv(source, feedShape))) {
    lines += batch.length;
    const feeds = new Map(batch.map(feedOf).map((feed) => [`${feed.place} ${feed.month}`, feed]));
    await putFeeds(database, [...feeds.values()], 'file');
  }
  return lines;
}

interface NetworkRow {
  readonly unit: string;
  readonly feeder: string;
  readonly feederName: string;
  readonly transformer: string;
  readonly transformerName: string;
  readonly meterNo: string;
}

function networkRow(record: CsvRecord<NetworkColumn>): NetworkRow {
  const cell = cellOf(record);
  const [feeder, transformer] = [cell('feeder', /^\S.{0,39}$/), cell('transformer', /^\S.{0,39}$/)];
  return {
    ...{ feeder, transformer, unit: cell('unit', /^\d{5}$/) },
    feederName: cell('feeder_name', /^.{0,100}$/) || feeder,
    transformerName: cell('transformer_name', /^.{0,100}$/) || transformer,
    meterNo: cell('meter_no', /^(?:\d{11}|\d{13})?$/),
  };
}

function feedOf(record: CsvRecord<FeedColumn>): Feed {
  const cell = cellOf(record);
  return {
    place: cell('place', /^\S.{0,39}$/),
    month: Number(cell('month', /^[12]\d{3}(?:0[1-9]|1[0-2])$/)),
    energyKwh: Number(cell('energy_kwh', /^\d{1,12}$/)),
  };
}

function cellOf<Name extends string>({ line, values, wrongCellCount }: CsvRecord<Name>) {
  return (name: Name, pattern: RegExp): string => {
    const value = values[name].trim();
    if (pattern.test(value) && !wrongCellCount) return value;
    throw new SetrumError('SETRUM_READING_MALFORMED', {
      column: `${line}: ${name}`,
      value: value.slice(0, 40),
    });
  };
}

async function hang({ pool }: Database, rows: readonly NetworkRow[]): Promise<number> {
  const { rows: found } = await pool.query<{ moved: number }>(
    `select profile.put_places(array(
       select row(p.meter_no, p.unit, h.feeder, h.transformer, p.tariff, p.power_va, p.since, p.removed_on)::profile.place_draft
         from unnest($1::text[], $2::text[], $3::text[]) h(meter_no, feeder, transformer)
         join profile.place p on p.meter_no = h.meter_no)) as moved`,
    [
      rows.map(({ meterNo }) => meterNo),
      rows.map(({ feeder }) => feeder),
      rows.map(({ transformer }) => transformer),
    ],
  );
  return found[0]?.moved ?? 0;
}

async function* batches<Row>(rows: AsyncIterable<Row>): AsyncGenerator<readonly Row[]> {
  let batch: Row[] = [];
  for await (const row of rows) {
    batch.push(row);
    if (batch.length < importBatch) continue;
    yield batch;
    batch = [];
  }
  if (batch.length > 0) yield batch;
}
