import { Command, Option } from 'commander';
import { exitCodes } from '../exit.ts';
import { digits, printJson } from '../loket/json.ts';
import { buyOnce, type Customer, visitOf } from '../loket/one-shot.ts';
import { type LoketOptions, withLoketOptions } from '../loket/options.ts';
import { inLoket } from '../loket/room.ts';
import { saleText, visitText } from '../loket/words.ts';
import { parseRupiah } from '../options.ts';

function withCustomer(command: Command): Command {
  return withLoketOptions(command)
    .option('--meter <no>', 'meter number, for a customer without a card', digits(11))
    .addOption(
      new Option('--idpel <no>', 'customer number, for a customer without a card')
        .argParser(digits(12))
        .conflicts('meter'),
    )
    .option('--name <holder>', 'the name that the customer has said yes to');
}

/** `setrum loket visit`: who is it, what does the card say, what was bought. */
export function visitCommand(): Command {
  return withCustomer(new Command('visit'))
    .description('Baca kartu, atau cari nomor. Read the card that is tapped, or look a number up')
    .action((options: LoketOptions & Customer) =>
      inLoket(options, async (room) => {
        const visit = await visitOf(room, options);
        if (options.json === true) printJson(visit);
        else process.stdout.write(`${visitText(visit)}\n`);
      }),
    );
}

interface BuyOptions extends LoketOptions, Customer {
  readonly amount: number;
  readonly sale?: string;
  readonly print?: boolean;
}

/** `setrum loket buy`: sells to the card that is tapped, and writes it. */
export function buyCommand(): Command {
  return withCustomer(new Command('buy'))
    .description(
      'Jual dan tulis kartu. Sell to the card that is tapped; exit code 1 while the card is not written',
    )
    .requiredOption('--amount <rupiah>', 'without the fee', parseRupiah)
    .option(
      '--sale <id>',
      "the sale's own number, 8 to 64 characters: asked again, nothing is sold twice",
    )
    .option('--print', 'print the receipt as well')
    .action((options: BuyOptions) =>
      inLoket(options, async (room) => {
        const sale = await buyOnce(room, options, options.amount, options.sale);
        const { desk } = room.loket;
        const printed =
          options.print === true && sale.card !== 'pending' ? await desk.print(sale.saleId) : null;
        if (options.json === true) printJson({ ...sale, printed });
        else
          process.stdout.write(
            `${saleText(sale)}\n${printed === null ? '' : `Struk: ${printed.where}\n`}`,
          );
        if (sale.card === 'pending') process.exitCode = exitCodes.failed;
      }),
    );
}
