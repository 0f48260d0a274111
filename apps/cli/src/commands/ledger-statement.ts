import { once } from 'node:events';
import { partnerRecord, periodOf, readStatement, writeStatement } from '@setrum/server';
import { Command, Option } from 'commander';
import { type BooksOptions, inBooks, withBooksOptions } from '../books/room.ts';

interface StatementOptions extends BooksOptions {
  readonly partner: string;
  readonly from: string;
  readonly to: string;
  readonly csv?: boolean;
}

/** `setrum ledger statement`: a partner's deposit over a period, a page at a time however long it is. */
export function statementCommand(): Command {
  const command = new Command('statement')
    .description('Rekening koran deposit mitra. The statement of a partner')
    .requiredOption('--partner <code>', 'whose')
    .requiredOption('--from <day>', 'first business day (2026-11-01), or an instant with its zone')
    .requiredOption('--to <day>', 'last business day, included; or an instant, excluded')
    .addOption(new Option('--csv', 'comma-separated values').conflicts('json'));
  return withBooksOptions(command).action((options: StatementOptions) =>
    inBooks(options, async (database) => {
      const { partnerId, name, cutOff } = await partnerRecord(database, options.partner);
      const period = periodOf(options.from, options.to, cutOff?.from ?? null);
      const format = options.json === true ? 'json' : options.csv === true ? 'csv' : 'text';
      const parts = readStatement(database, partnerId, period);
      for await (const piece of writeStatement(format, { partnerId, name, ...period }, parts)) {
        if (!process.stdout.write(piece)) await once(process.stdout, 'drain');
      }
    }),
  );
}
