import { SetrumError } from '@setrum/errors';
import { examineLedger, verifyClosings } from '@setrum/server';
import { Command } from 'commander';
import { faultLines } from '../books/faults.ts';
import { type BooksOptions, inBooks, withBooksOptions } from '../books/room.ts';

/** `setrum ledger verify`: examines the whole ledger; ends with 1 and the findings when there are any. */
export function verifyCommand(): Command {
  const command = new Command('verify').description(
    'Periksa seluruh buku besar. Examine the whole ledger; exit code 1 with the findings',
  );
  return withBooksOptions(command).action(async (options: BooksOptions) => {
    const { examination, closings } = await inBooks(options, async (database) => ({
      examination: await examineLedger(database),
      closings: await verifyClosings(database),
    }));
    const { postings, sumCents, faults } = examination;
    const ok = examination.ok && closings.length === 0;
    if (options.json === true)
      process.stdout.write(`${JSON.stringify({ ...examination, ok, closings }, null, 2)}\n`);
    else process.stdout.write(faultLines(faults) + closingLines(closings));
    // A sum other than zero is a fault of one event at least.
    if (!ok)
      throw new SetrumError('SETRUM_LEDGER_FAULTS', { count: faults.length + closings.length });
    if (options.json !== true) {
      process.stdout.write(
        `Utuh: ${postings} posting, jumlah ${sumCents}. Whole: ${postings} postings, sum ${sumCents}.\n`,
      );
    }
  });
}

/** Days whose closing no longer fits what is on record. */
function closingLines(faults: Awaited<ReturnType<typeof verifyClosings>>): string {
  return faults
    .map(({ partnerId, day, kind }) => `closing ${partnerId} ${day}: ${kind}\n`)
    .join('');
}
