import { Command } from 'commander';
import { statementCommand } from './ledger-statement.ts';
import { trialBalanceCommand } from './ledger-trial-balance.ts';
import { verifyCommand } from './ledger-verify.ts';

/** `setrum ledger`: the books, read straight from the database (docs/money.md). */
export function ledgerCommand(): Command {
  return new Command('ledger')
    .description('Buku besar: pemeriksaan, neraca saldo, rekening koran. The books (docs/money.md)')
    .addCommand(verifyCommand())
    .addCommand(trialBalanceCommand())
    .addCommand(statementCommand());
}
