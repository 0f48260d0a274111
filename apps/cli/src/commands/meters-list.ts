import { listMeters, meterKinds, meterStates, type StockMeter } from '@setrum/server';
import { Command, InvalidArgumentError, Option } from 'commander';
import { type BooksOptions, inBooks, withBooksOptions } from '../books/room.ts';
import { tableOf } from '../books/table.ts';
import { printJson } from '../finance/room.ts';

interface ListOptions extends BooksOptions {
  readonly unit?: string;
  readonly state?: (typeof meterStates)[number];
  readonly kind?: (typeof meterKinds)[number];
  readonly model?: string;
  readonly query?: string;
  readonly after?: string;
  readonly limit: number;
}

/** `setrum meters list`: meters by number. */
export function metersListCommand(): Command {
  const command = new Command('list')
    .description('Daftar meter menurut nomor. Meters, by number')
    .option('--unit <code>', 'of this service unit')
    .addOption(new Option('--state <state>', 'in this state').choices(meterStates))
    .addOption(new Option('--kind <kind>', 'of this kind').choices(meterKinds))
    .option('--model <model>', 'of this model')
    .option('--query <digits>', 'beginning of a meter number or factory number')
    .option('--after <number>', 'after this meter number: the next page')
    .option('--limit <number>', 'how many at most, up to 1000', parseLimit, 100);
  return withBooksOptions(command).action(async (options: ListOptions) => {
    const { unit = null, state = null, kind = null, model: modelId = null } = options;
    const { query: q = null, after = null, limit } = options;
    const query = { unit, state, kind, modelId, q };
    const meters = await inBooks(options, (database) =>
      listMeters(database, query, { after, limit }, { units: 'all' }),
    );
    if (options.json === true) printJson({ meters });
    else process.stdout.write(stockTable(meters));
  });
}

function parseLimit(text: string): number {
  const limit = Number(text);
  if (!/^\d{1,4}$/.test(text) || limit < 1 || limit > 1_000)
    throw new InvalidArgumentError('from 1 to 1000');
  return limit;
}

function stockTable(meters: readonly StockMeter[]): string {
  if (meters.length === 0) return 'Tidak ada meter. No meters.\n';
  const head = ['Meter', 'Merek/Brand', 'Tipe/Type', 'Jenis/Kind', 'Status', 'Unit', 'Agenda'];
  const lines = meters.map((meter) => [
    ...[meter.meterNo, meter.brand, meter.type, meter.kind],
    ...[meter.state, meter.unit ?? '-', meter.agendaNo ?? '-'],
  ]);
  return tableOf([head, ...lines], -1, -1);
}
