import { Command } from 'commander';
import { booksCommand } from './bank-books.ts';
import { cutCommand, floodCommand, garbageCommand, lateCommand } from './bank-faults.ts';
import { type BankCommandOptions, withBank, withBankOptions } from './bank-options.ts';
import { show } from './bank-print.ts';
import { buyCommand, inquiryCommand, payCommand, settleCommand } from './bank-sales.ts';

/** `setrum bank`: a partner bank at the shell, for demonstrations, newcomers and tests of a host. */
export function bankCommand(): Command {
  return new Command('bank')
    .description('Simulator bank mitra (ISO 8583). A partner bank that speaks to a host')
    .addCommand(inquiryCommand())
    .addCommand(buyCommand())
    .addCommand(settleCommand('advice'))
    .addCommand(payCommand())
    .addCommand(settleCommand('reverse'))
    .addCommand(networkCommand('echo', 'Apakah host hidup? Is the host alive?'))
    .addCommand(
      networkCommand('sign-on', 'Sign-on; tiap sambungan melakukannya. Every link does it'),
    )
    .addCommand(booksCommand())
    .addCommand(floodCommand())
    .addCommand(cutCommand())
    .addCommand(lateCommand())
    .addCommand(garbageCommand())
    .addHelpText(
      'after',
      `
Tanpa pilihan: host demo (npx setrum serve --demo), bank 4510017, meter 32031017679.
Without options: the demo host (npx setrum serve --demo), bank 4510017, meter 32031017679.

  npx setrum bank inquiry
  npx setrum bank buy --amount 50000 --books bank.jsonl
  npx setrum bank cut --point before-answer --books bank.jsonl
  npx setrum bank books --books bank.jsonl --reconcile recon/`,
    );
}

function networkCommand(name: 'echo' | 'sign-on', description: string): Command {
  return withBankOptions(new Command(name), 10)
    .description(description)
    .action((options: BankCommandOptions) =>
      withBank(options, async (bank) => {
        const fromMs = performance.now();
        const { fields } = await bank.network(name);
        const tookMs = Math.round((performance.now() - fromMs) * 10) / 10;
        const answer = { code: fields[39], stan: fields[11], tookMs };
        show(options.json, answer, () => [`${name}: ${answer.code}, ${tookMs} ms`]);
      }),
    );
}
