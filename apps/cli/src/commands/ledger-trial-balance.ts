import { instantOf, rupiah, type TrialBalanceLine, trialBalance, wib } from '@setrum/server';
import { Command } from 'commander';
import { type BooksOptions, inBooks, withBooksOptions } from '../books/room.ts';
import { tableOf } from '../books/table.ts';

interface TrialBalanceOptions extends BooksOptions {
  readonly at?: string;
}

/** `setrum ledger trial-balance`: the balances of all accounts before an instant. */
export function trialBalanceCommand(): Command {
  const command = new Command('trial-balance')
    .description('Neraca saldo. The balances of all accounts')
    .option('--at <instant>', 'as they were before 2026-11-23T05:00:00Z, say; else now');
  return withBooksOptions(command).action(async (options: TrialBalanceOptions) => {
    const at = options.at === undefined ? new Date() : instantOf(options.at);
    const accounts = await inBooks(options, (database) => trialBalance(database, at));
    process.stdout.write(
      options.json === true
        ? `${JSON.stringify({ at, accounts }, null, 2)}\n`
        : `Neraca saldo / Trial balance, ${wib(at)} WIB\n\n${balanceTable(accounts)}`,
    );
  });
}

function balanceTable(accounts: readonly TrialBalanceLine[]): string {
  const sum = (of: 'debitCents' | 'creditCents'): string =>
    rupiah(accounts.reduce((total, line) => total + line[of], 0));
  const lines = accounts.map(({ account, debitCents, creditCents, nameId, nameEn }) => [
    account,
    debitCents === 0 ? '' : rupiah(debitCents),
    creditCents === 0 ? '' : rupiah(creditCents),
    nameId === null ? '?' : `${nameId} / ${nameEn}`,
  ]);
  const head = ['Akun/Account', 'Debit', 'Kredit/Credit', 'Nama/Name'];
  const total = ['Jumlah/Sum', sum('debitCents'), sum('creditCents'), ''];
  return tableOf([head, ...lines, total], 1, 2);
}
