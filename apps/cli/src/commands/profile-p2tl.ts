import { examineAll } from '@setrum/server';
import { Command } from 'commander';
import { type BooksOptions, inBooks, withBooksOptions } from '../books/room.ts';
import { printJson } from '../finance/room.ts';

/** `setrum profile p2tl`: examines all meters now; a running server does so once a day. */
export function profileP2tlCommand(): Command {
  const command = new Command('p2tl').description(
    'Periksa semua meter untuk daftar P2TL sekarang. Examine all meters for the P2TL list now',
  );
  return withBooksOptions(command).action(async (options: BooksOptions) => {
    const done = await inBooks(options, (database) => examineAll(database, new Date()));
    if (options.json === true) printJson({ examined: done });
    else if (done === null)
      process.stdout.write('Server lain sedang memeriksa. Another server is at it.\n');
    else
      process.stdout.write(
        `Meter/Meters ${done.meters}, ditemukan/found ${done.findings}, sampai/until ${done.untilMonth}\n`,
      );
  });
}
