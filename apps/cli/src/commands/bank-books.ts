import { mkdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import {
  type ReconciliationFile,
  type ReconciliationKind,
  reconciliationFile,
  sampleIdentity,
  totalsPerDay,
} from '@setrum/bank';
import { Command, InvalidArgumentError } from 'commander';
import { parseDirectory } from '../options.ts';
import { digits, openBooks } from './bank-options.ts';
import { saleLine, show, totalsLines } from './bank-print.ts';

interface BooksCommandOptions {
  readonly books: string;
  readonly day?: string;
  readonly reconcile?: string;
  readonly bank: string;
  readonly json?: boolean;
}

/** `setrum bank books`: what the bank itself knows, without asking anybody. */
export function booksCommand(): Command {
  return new Command('books')
    .description(
      'Buku bank: jumlah per hari, daftar manual advice, berkas rekonsiliasi. The books of the bank',
    )
    .requiredOption('--books <file>', "the bank's books")
    .option('--day <date>', 'YYYY-MM-DD: this day only', parseDay)
    .option('--reconcile <folder>', 'write the reconciliation files of every day', parseDirectory)
    .option('--bank <code>', 'whose sales they hold', digits(7), sampleIdentity.bankCode)
    .option('--json', 'one JSON object')
    .action(async (options: BooksCommandOptions) => {
      const books = openBooks(options.books);
      books.close();
      const sales = books.sales.filter(
        ({ day }) => options.day === undefined || day === options.day,
      );
      const totals = totalsPerDay(sales);
      const open = sales.filter(
        ({ state }) => state === 'manual' || state === 'unknown' || state === 'asked',
      );
      const days = [...new Set(sales.map(({ day }) => day))].sort();
      const kinds: readonly ReconciliationKind[] = ['prepaid', 'postpaid', 'nonTaglis'];
      const files = days.flatMap((day) =>
        kinds.map((kind) => reconciliationFile(books, kind, day, options.bank)),
      );
      const written = await writeAll(options.reconcile, files);
      const shown = { totals, open: open.map(({ request: _request, ...sale }) => sale), written };
      show(options.json, shown, () => [
        ...totalsLines(totals),
        ...(open.length === 0 ? [] : ['', 'Belum selesai / open:', ...open.map(saleLine)]),
        ...(written.length === 0 ? [] : ['', 'Ditulis / written:', ...written]),
      ]);
    });
}

async function writeAll(
  folder: string | undefined,
  files: readonly ReconciliationFile[],
): Promise<readonly string[]> {
  if (folder === undefined) return [];
  for (const { path, text } of files) {
    const file = join(folder, path);
    await mkdir(dirname(file), { recursive: true });
    await writeFile(file, text);
  }
  return files.map(({ path }) => path);
}

function parseDay(text: string): string {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text) || Number.isNaN(Date.parse(text))) {
    throw new InvalidArgumentError('a day is YYYY-MM-DD');
  }
  return text;
}
