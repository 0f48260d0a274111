import { userInfo } from 'node:os';
import {
  type Closing,
  closeDay,
  closeDueDays,
  closingCsv,
  closingJson,
  closingOf,
  closings,
  closingText,
  partnerRecord,
  rupiah,
  TransferService,
  transferJson,
} from '@setrum/server';
import { Command, Option } from 'commander';
import { type BooksOptions, inBooks, withBooksOptions } from '../books/room.ts';
import { tableOf } from '../books/table.ts';
import { parseDay, printJson } from '../finance/room.ts';
import { parseNumber } from '../keys/options.ts';
import { settlementFileCommand } from './settlement-file.ts';

/** `setrum settlement`: closing of business days (docs/settlement.md), on the database itself. */
export function settlementCommand(): Command {
  return new Command('settlement')
    .description('Penutupan hari usaha mitra. Closing of business days (docs/settlement.md)')
    .addCommand(closeCommand())
    .addCommand(listCommand())
    .addCommand(showCommand())
    .addCommand(settlementFileCommand());
}

interface CloseOptions extends BooksOptions {
  readonly partner?: string;
  readonly day?: string;
  readonly actor: string;
}

function closeCommand(): Command {
  const command = new Command('close')
    .description('Tutup hari yang sudah lewat. Close the days that are over; all, or one')
    .option('--partner <code>', 'only of this partner')
    .option('--day <day>', 'only this day; with --partner', parseDay)
    .option('--actor <name>', 'who does it, for the audit trail', userInfo().username);
  return withBooksOptions(command).action(async (options: CloseOptions) => {
    const { partner, day, actor } = options;
    if (day !== undefined && partner === undefined) command.error('error: --day needs --partner');
    const { closed, refused } = await inBooks(options, async (database) => {
      const now = new Date();
      if (partner !== undefined) await partnerRecord(database, partner);
      if (partner === undefined || day === undefined)
        return closeDueDays(database, now, partner ?? null, actor);
      return {
        closed: [await closeDay(database, { partnerId: partner, day }, actor, now)],
        refused: [],
      };
    });
    const failed = refused.map((one) => ({
      ...{ partnerId: one.partnerId, day: one.day, code: one.error.code },
      ...{ params: one.error.params },
    }));
    if (options.json === true) printJson({ closed: closed.map(closingJson), refused: failed });
    else process.stdout.write(closingTable(closed));
    // The first refusal ends the command; all of them are in the JSON.
    for (const { error } of refused) throw error;
  });
}

interface ListOptions extends BooksOptions {
  readonly partner?: string;
  readonly from?: string;
  readonly until?: string;
  readonly limit: number;
}

function listCommand(): Command {
  const command = new Command('list')
    .description('Daftar hari yang sudah ditutup. Closed days, the newest first')
    .option('--partner <code>', 'only of this partner')
    .option('--from <day>', 'from this day on', parseDay)
    .option('--until <day>', 'until this day, included', parseDay)
    .option('--limit <number>', 'how many at most', parseNumber, 100);
  return withBooksOptions(command).action(async (options: ListOptions) => {
    const { partner: partnerId = null, from = null, until = null, limit } = options;
    const found = await inBooks(options, ({ pool }) =>
      closings(pool, { partnerId, from, until, limit }),
    );
    if (options.json === true) printJson({ settlements: found.map(closingJson) });
    else process.stdout.write(closingTable(found));
  });
}

interface ShowOptions extends BooksOptions {
  readonly partner: string;
  readonly day: string;
  readonly csv?: boolean;
}

function showCommand(): Command {
  const command = new Command('show')
    .description(
      'Laporan satu hari, dengan daftar transfer. The report of a day, with its transfers',
    )
    .requiredOption('--partner <code>', 'whose')
    .requiredOption('--day <day>', 'business day, like 2026-11-23', parseDay)
    .addOption(new Option('--csv', 'comma-separated values').conflicts('json'));
  return withBooksOptions(command).action(async (options: ShowOptions) => {
    const { partner: partnerId, day } = options;
    const { closing, transfers } = await inBooks(options, async (database) => {
      const service = new TransferService(database, () => new Date());
      const query = { partnerId, day, state: null, limit: 500 };
      const transfers = await service.list(query);
      return { closing: await closingOf(database.pool, partnerId, day), transfers };
    });
    if (options.json === true)
      printJson({ ...closingJson(closing), transfers: transfers.map(transferJson) });
    else
      process.stdout.write(
        options.csv === true ? closingCsv(closing) : closingText(closing, transfers),
      );
  });
}

function closingTable(found: readonly Closing[]): string {
  if (found.length === 0) return 'Tidak ada hari. No days.\n';
  const head = [
    'Mitra/Partner',
    'Hari/Day',
    'Lembar/Count',
    'Nilai/Amount',
    'Awal/Opening',
    'Akhir/Closing',
  ];
  const lines = found.map(({ partnerId, day, totals, openingCents, closingCents }) => [
    partnerId,
    day,
    String(totals.products.reduce((sum, { sold }) => sum + sold, 0)),
    rupiah(totals.products.reduce((sum, { amountCents }) => sum + amountCents, 0)),
    rupiah(openingCents),
    rupiah(closingCents),
  ]);
  return tableOf([head, ...lines], 2, 5);
}
