import { readFile } from 'node:fs/promises';
import {
  flood,
  type LineFault,
  type LineMessage,
  type Outcome,
  sendGarbage,
  startFaultyLine,
} from '@setrum/bank';
import { SetrumError } from '@setrum/errors';
import { Command, Option } from 'commander';
import { exitCodes } from '../exit.ts';
import { parseRupiah } from '../options.ts';
import {
  type BankCommandOptions,
  demoMeterNo,
  digits,
  identityOf,
  linkOf,
  parseCount,
  parseSeconds,
  withBank,
  withBankOptions,
  withLinkOptions,
} from './bank-options.ts';
import { show } from './bank-print.ts';
import { tell } from './bank-sales.ts';

interface SaleOptions extends BankCommandOptions {
  readonly meter: string;
  readonly amount: number;
}

/** Seconds that a bank waits in a demonstration of faults: nobody watches for 35. */
const shortPatienceSeconds = 3;

const points: Readonly<Record<string, { from: 'bank' | 'host'; fault: LineFault }>> = {
  'before-request': { from: 'bank', fault: 'cut-before' },
  'in-request': { from: 'bank', fault: 'cut-in' },
  'after-request': { from: 'bank', fault: 'cut-after' },
  'before-answer': { from: 'host', fault: 'cut-before' },
  'in-answer': { from: 'host', fault: 'cut-in' },
  'after-answer': { from: 'host', fault: 'cut-after' },
};

const withSale = (command: Command): Command =>
  command
    .option('--meter <no>', 'meter number', digits(11), demoMeterNo)
    .option('--amount <rupiah>', 'without the fee', parseRupiah, 20_000);

/** Buys through a line that does `fault` to the first message of this kind. */
async function buyThrough(
  options: SaleOptions,
  isHit: (message: LineMessage) => boolean,
  fault: LineFault,
): Promise<Outcome> {
  const { host, port, framing } = options;
  if (options.tlsCa !== undefined) {
    throw new SetrumError('SETRUM_USAGE', {
      detail: 'a line with TLS cannot be cut between messages',
    });
  }
  let isDone = false;
  const plan = (message: LineMessage): LineFault => {
    if (isDone || !isHit(message)) return 'pass';
    isDone = true;
    return fault;
  };
  const line = await startFaultyLine({ host, port, framing, plan });
  try {
    const way = { host: '127.0.0.1', port: line.port };
    const buy = { amountCents: options.amount * 100 };
    return await withBank(options, (bank) => bank.buy({ meterNo: options.meter }, buy), way);
  } finally {
    await line.stop();
  }
}

export function cutCommand(): Command {
  return withSale(withBankOptions(new Command('cut'), shortPatienceSeconds))
    .description(
      'Beli lewat sambungan yang diputus. Buy over a line that is cut; then advice settles it',
    )
    .addOption(
      new Option('--point <where>', 'where the line is cut')
        .choices(Object.keys(points))
        .default('before-answer'),
    )
    .action(async (options: SaleOptions & { readonly point: string }) => {
      const point = points[options.point];
      if (point === undefined) return;
      const mti = point.from === 'bank' ? '2200' : '2210';
      tell(options, await buyThrough(options, (message) => message.mti === mti, point.fault));
    });
}

export function lateCommand(): Command {
  return withSale(withBankOptions(new Command('late'), shortPatienceSeconds))
    .description('Jawaban datang terlambat. The answer comes after the bank has stopped waiting')
    .option('--delay <seconds>', 'how late it comes', parseSeconds, shortPatienceSeconds + 1)
    .action(async (options: SaleOptions & { readonly delay: number }) => {
      const fault = { delayMs: options.delay * 1_000 };
      tell(options, await buyThrough(options, ({ mti }) => mti === '2210', fault));
    });
}

export function garbageCommand(): Command {
  return withLinkOptions(new Command('garbage'), 10)
    .description(
      'Kirim pesan rusak, dan periksa host tetap hidup. Send rubbish; the host must stay alive',
    )
    .option('--meter <no>', 'meter number', digits(11), demoMeterNo)
    .option('--seconds <n>', 'for how long', parseSeconds, 10)
    .option('--seed <n>', 'the same seed sends the same', parseCount, 20_150_504)
    .action(async (options: SaleOptions & { readonly seconds: number; readonly seed: number }) => {
      const { meter: meterNo, seconds, seed } = options;
      const link = await linkOf(options);
      const identity = identityOf(options);
      const report = await sendGarbage({ link, identity, meterNo, seconds, seed });
      show(options.json, report, () => [
        `${report.bursts} kiriman rusak, ${report.closed} sambungan ditutup host, ${report.echoes} echo terjawab.`,
        `${report.bursts} bursts of rubbish, ${report.closed} links closed by the host, ${report.echoes} echoes answered.`,
      ]);
    });
}

export function floodCommand(): Command {
  return withSale(withBankOptions(new Command('flood')))
    .description('Pembelian beruntun dengan laju tetap. Purchases at a constant rate')
    .option('--rate <n>', 'purchases a second', parseCount, 50)
    .option('--seconds <n>', 'for how long', parseSeconds, 10)
    .option('--meters <file>', 'meter numbers, one a line, taken in turn')
    .action(
      async (
        options: SaleOptions & {
          readonly rate: number;
          readonly seconds: number;
          readonly meters?: string;
        },
      ) => {
        const meters =
          options.meters === undefined ? [options.meter] : await metersOf(options.meters);
        const { rate, seconds, amount } = options;
        const report = await withBank(options, (bank) =>
          flood({ bank, meters, rate, seconds, amountCents: amount * 100 }),
        );
        show(options.json, report, () => [
          `${report.begun} dimulai / begun, ${report.shed} tidak sempat / shed, ${report.soldPerSecond}/s`,
          `kode / codes: ${JSON.stringify(report.codes)}`,
          `p50 ${report.p50Ms} ms, p99 ${report.p99Ms} ms, max ${report.maxMs} ms`,
        ]);
        if (report.states.manual > 0 || report.states.sold === 0)
          process.exitCode = exitCodes.failed;
      },
    );
}

async function metersOf(file: string): Promise<readonly string[]> {
  const text = await readFile(file, 'utf8').catch(() => {
    throw new SetrumError('SETRUM_USAGE', { detail: `${file} cannot be read` });
  });
  const meters = text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '');
  const wrong = meters.findIndex((meterNo) => !/^\d{11}$/.test(meterNo));
  if (meters.length === 0 || wrong !== -1) {
    throw new SetrumError('SETRUM_USAGE', {
      detail: `${file}, line ${wrong + 1} is no meter number`,
    });
  }
  return meters;
}
