import { Command } from 'commander';
import { exitCodes } from '../exit.ts';
import { parseDay, printJson } from '../loket/json.ts';
import { readersCome } from '../loket/one-shot.ts';
import { type LoketOptions, withLoketOptions } from '../loket/options.ts';
import { inLoket } from '../loket/room.ts';
import { dayText, entryText, saleText } from '../loket/words.ts';

/** `setrum loket pending`: sales that somebody still has to see to. */
export function pendingCommand(): Command {
  return withLoketOptions(new Command('pending'))
    .description('Penjualan tertunda. Sales that have not ended')
    .action((options: LoketOptions) =>
      inLoket(options, async ({ loket }) => {
        const sales = loket.desk.pending();
        if (options.json === true) printJson({ sales });
        else
          process.stdout.write(
            sales.map((entry) => `${entry.requestKey}  ${entryText(entry)}\n`).join(''),
          );
      }),
    );
}

interface ResumeOptions extends LoketOptions {
  readonly paper?: boolean;
  readonly callOff?: boolean;
  readonly again?: boolean;
}

/** `setrum loket resume`: takes a pending sale up again, or ends it otherwise. */
export function resumeCommand(): Command {
  return withLoketOptions(new Command('resume'))
    .description('Lanjutkan penjualan tertunda. Resume a pending sale: tap its card')
    .argument('<sale>', 'number of the sale, as pending shows it')
    .option('--paper', 'the card takes nothing: give the token on paper')
    .option('--call-off', 'the outcome is open: never sell it')
    .option('--again', 'it has ended: write its token on its card once more')
    .action((saleId: string, options: ResumeOptions) =>
      inLoket(options, async ({ loket, stop }) => {
        const { desk } = loket;
        if (options.callOff === true) {
          const state = await desk.cancel(saleId);
          if (options.json === true) printJson(state);
          else
            process.stdout.write(
              'Dibatalkan; tidak pernah terjual. Called off; it was never sold.\n',
            );
          return;
        }
        if (options.paper !== true) await readersCome(desk, stop);
        const sale =
          options.paper === true
            ? await desk.giveOnPaper(saleId)
            : options.again === true
              ? await desk.writeAgain(saleId, { signal: stop })
              : await desk.resume(saleId, { signal: stop });
        if (options.json === true) printJson(sale);
        else process.stdout.write(`${saleText(sale)}\n`);
        if (sale.card === 'pending') process.exitCode = exitCodes.failed;
      }),
    );
}

/** `setrum loket today`: the sales of a day and the cash count. */
export function todayCommand(): Command {
  return withLoketOptions(new Command('today'))
    .description(
      'Penjualan hari ini dan hitungan kas. Sales of the day, and what must be in the till',
    )
    .option('--day <day>', 'another business day, WIB', parseDay)
    .action((options: LoketOptions & { readonly day?: string }) =>
      inLoket(options, async ({ loket }) => {
        const day = loket.desk.today(options.day);
        if (options.json === true) printJson(day);
        else process.stdout.write(dayText(day));
      }),
    );
}

/** `setrum loket print`, `setrum loket reprint`: the receipt of a sale; a reprint always says that it is a copy. */
export function printCommand(name: 'print' | 'reprint'): Command {
  const isCopy = name === 'reprint';
  return withLoketOptions(new Command(name))
    .description(
      isCopy
        ? 'Cetak ulang struk (CU). Print a copy of a receipt'
        : 'Cetak struk; yang kedua kali bertanda CU. Print a receipt; the second time it is a copy',
    )
    .argument('<sale>', 'number of the sale, as today shows it with --json')
    .action((saleId: string, options: LoketOptions) =>
      inLoket(options, async ({ loket }) => {
        const { desk } = loket;
        const printed = isCopy ? await desk.reprint(saleId) : await desk.print(saleId);
        if (options.json === true) printJson(printed);
        else process.stdout.write(`Struk${printed.copy ? ' (CU)' : ''}: ${printed.where}\n`);
      }),
    );
}
