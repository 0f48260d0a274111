import type { BillSubject, MeterOrCustomer, Outcome } from '@setrum/bank';
import { SetrumError } from '@setrum/errors';
import { Command, Option } from 'commander';
import { exitCodes } from '../exit.ts';
import { parseRupiah } from '../options.ts';
import {
  type BankCommandOptions,
  demoMeterNo,
  digits,
  parseCount,
  withBank,
  withBankOptions,
} from './bank-options.ts';
import { inquiryLines, offerLines, outcomeLines, show } from './bank-print.ts';

interface SubjectOptions extends BankCommandOptions {
  readonly meter?: string;
  readonly idpel?: string;
  readonly register?: string;
  readonly bill?: string;
}

const meterOption = (): Option =>
  new Option('--meter <no>', `meter number (default: ${demoMeterNo})`).argParser(digits(11));
const idpelOption = (): Option =>
  new Option('--idpel <no>', 'customer number instead').argParser(digits(12)).conflicts('meter');
const registerOption = (): Option =>
  new Option('--register <no>', 'registration number of a non-taglis bill').argParser(digits(13));
const billOption = (): Option =>
  new Option('--bill <idpel>', 'customer number of postpaid bills')
    .argParser(digits(12))
    .conflicts('register');

function whom({ meter, idpel }: SubjectOptions): MeterOrCustomer {
  return idpel !== undefined ? { idpel } : { meterNo: meter ?? demoMeterNo };
}

function billOf({ register, bill }: SubjectOptions): BillSubject | null {
  if (register !== undefined) return { registrationNo: register };
  return bill === undefined ? null : { idpel: bill };
}

/** Prints how a sale ended; the exit code says whether it was sold (`sold`), or, for a reversal, not charged. */
export function tell(
  options: BankCommandOptions,
  outcome: Outcome,
  wanted: 'sold' | 'refused' = 'sold',
): void {
  const { sale, token } = outcome;
  const { request: _request, sealedToken: _sealed, ...kept } = sale;
  show(options.json, { ...kept, token }, () => outcomeLines(outcome));
  if (sale.state !== wanted) process.exitCode = exitCodes.failed;
}

export function inquiryCommand(): Command {
  return withBankOptions(new Command('inquiry'))
    .description('Siapa pelanggannya, berapa tagihannya. Who is it, what is due')
    .addOption(meterOption())
    .addOption(idpelOption())
    .addOption(registerOption())
    .addOption(billOption())
    .action((options: SubjectOptions) =>
      withBank(options, async (bank) => {
        const subject = billOf(options);
        if (subject !== null) {
          const { answer: _answer, ...offer } = await bank.inquireBill(subject);
          show(options.json, offer, () => offerLines({ ...offer, answer: _answer }));
          return;
        }
        const inquiry = await bank.inquire(whom(options));
        const { answer: _answer, ...shown } = inquiry;
        show(options.json, shown, () => inquiryLines(inquiry));
      }),
    );
}

export function buyCommand(): Command {
  return withBankOptions(new Command('buy'))
    .description(
      'Beli token: inquiry, pembelian, advice bila perlu. Inquiry, purchase, advice when needed',
    )
    .addOption(meterOption())
    .addOption(idpelOption())
    .requiredOption('--amount <rupiah>', 'without the fee', parseRupiah)
    .option('--unsold', 'an unsold token of this amount (buying option 1)')
    .action((options: SubjectOptions & { readonly amount: number; readonly unsold?: boolean }) =>
      withBank(options, async (bank) => {
        const buyingOption = options.unsold === true ? '1' : '0';
        const order = { amountCents: options.amount * 100, buyingOption } as const;
        tell(options, await bank.buy(whom(options), order));
      }),
    );
}

export function payCommand(): Command {
  return withBankOptions(new Command('pay'))
    .description('Bayar tagihan non-taglis atau pascabayar. Pay a registration or postpaid bills')
    .addOption(registerOption())
    .addOption(billOption())
    .option(
      '--count <n>',
      'postpaid: how many of the oldest bills (default: all listed)',
      parseCount,
    )
    .action((options: SubjectOptions & { readonly count?: number }) => {
      const subject = billOf(options);
      if (subject === null) {
        throw new SetrumError('SETRUM_USAGE', { detail: '--register or --bill says what is paid' });
      }
      return withBank(options, async (bank) => {
        const offer = await bank.inquireBill(subject);
        tell(options, await bank.pay(offer, Math.min(options.count ?? 9, offer.billsCents.length)));
      });
    });
}

/** `advice` asks about a token, `reverse` takes a payment back: the books know which sale it was. */
export function settleCommand(name: 'advice' | 'reverse'): Command {
  const isAdvice = name === 'advice';
  return withBankOptions(new Command(name))
    .description(
      isAdvice
        ? 'Tanyakan nasib pembelian token di buku bank. What became of a purchase in the books'
        : 'Batalkan pembayaran di buku bank. Take a payment in the books back',
    )
    .argument('<stan>', 'trace number of the sale; --books has it')
    .action((stan: string, options: BankCommandOptions) => {
      if (options.books === undefined) {
        throw new SetrumError('SETRUM_USAGE', { detail: `${name} needs --books` });
      }
      return withBank(options, async (bank) => {
        const isPrepaid = bank.books.find(stan).product === '99502';
        if (isPrepaid !== isAdvice) {
          const detail = 'a token is asked about by advice, a payment is reversed';
          throw new SetrumError('SETRUM_USAGE', { detail });
        }
        tell(options, await bank.settle(stan), isAdvice ? 'sold' : 'refused');
      });
    });
}
