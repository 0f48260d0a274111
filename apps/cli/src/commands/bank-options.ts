import { readFile } from 'node:fs/promises';
import {
  Bank,
  BankBooks,
  type BankIdentity,
  type BankLinkOptions,
  sampleIdentity,
  TokenSafe,
} from '@setrum/bank';
import { SetrumError } from '@setrum/errors';
import { type Command, InvalidArgumentError, Option } from 'commander';
import { parsePort } from '../options.ts';

/** What every command that speaks to a host as a bank can be told. */
export interface LinkOptions {
  readonly host: string;
  readonly port: number;
  readonly framing: 'end-byte' | 'length';
  readonly bank: string;
  readonly central: string;
  readonly switcher: string;
  readonly terminal: string;
  readonly channel: string;
  readonly tlsCa?: string;
  readonly tlsCert?: string;
  readonly tlsKey?: string;
  readonly answerWithin: number;
  readonly json?: boolean;
}

export interface BankCommandOptions extends LinkOptions {
  readonly books?: string;
  readonly fsync?: boolean;
}

export const demoMeterNo = '32031017679';

/** The host's address, and who the bank is; the demo world's unless told otherwise. */
export function withLinkOptions(command: Command, answerWithinSeconds = 35): Command {
  const { bankCode, centralId, switcherId, terminalId, channel } = sampleIdentity;
  return command
    .option('--host <host>', 'the host', '127.0.0.1')
    .option('--port <port>', 'its port', parsePort, 5500)
    .addOption(
      new Option('--framing <framing>', 'how messages end')
        .choices(['end-byte', 'length'])
        .default('end-byte'),
    )
    .option('--bank <code>', 'bank code, field 32', digits(7), bankCode)
    .option('--central <id>', 'partner central, field 33', digits(7), centralId)
    .option('--switcher <id>', 'switcher, field 48', code(7), switcherId)
    .option('--terminal <id>', 'terminal, field 41', code(16), terminalId)
    .option('--channel <mcc>', 'merchant category, field 26', digits(4), channel)
    .option('--tls-ca <file>', 'TLS on both ends: who signs the host (PEM)')
    .option('--tls-cert <file>', "the bank's certificate (PEM)")
    .option('--tls-key <file>', 'its key (PEM)')
    .option(
      '--answer-within <seconds>',
      'how long an answer may take',
      parseSeconds,
      answerWithinSeconds,
    )
    .option('--json', 'one JSON object');
}

/** Link options, and where the bank keeps its books. */
export function withBankOptions(command: Command, answerWithinSeconds?: number): Command {
  return withLinkOptions(command, answerWithinSeconds)
    .option(
      '--books <file>',
      "the bank's books (JSON lines; FILE.key opens their tokens); in memory when absent",
    )
    .option('--fsync', 'every line of the books is on disk before the bank goes on');
}

export function identityOf(options: LinkOptions): BankIdentity {
  return {
    bankCode: options.bank,
    centralId: options.central,
    switcherId: options.switcher,
    terminalId: options.terminal,
    channel: options.channel,
  };
}

export async function linkOf(options: LinkOptions): Promise<BankLinkOptions> {
  const { host, port, framing, tlsCa, tlsCert, tlsKey } = options;
  if (tlsCa === undefined && tlsCert === undefined && tlsKey === undefined) {
    return { host, port, framing };
  }
  if (tlsCa === undefined || tlsCert === undefined || tlsKey === undefined) {
    throw new SetrumError('SETRUM_USAGE', {
      detail: '--tls-ca, --tls-cert and --tls-key go together',
    });
  }
  const [ca, cert, key] = await Promise.all([tlsCa, tlsCert, tlsKey].map(textOf));
  return { host, port, framing, tls: { ca: ca ?? '', cert: cert ?? '', key: key ?? '' } };
}

/** Does one thing as a signed-on bank; link and books are closed whatever happens. `overrides`: another way to the host. */
export async function withBank<T>(
  options: BankCommandOptions,
  work: (bank: Bank) => Promise<T>,
  overrides: Partial<BankLinkOptions> = {},
): Promise<T> {
  const books = openBooks(options.books, options.fsync);
  try {
    const bank = await Bank.connect({
      link: { ...(await linkOf(options)), ...overrides },
      identity: identityOf(options),
      books,
      answerWithinMs: options.answerWithin * 1_000,
    });
    try {
      await bank.network('sign-on');
      return await work(bank);
    } finally {
      await bank.close();
    }
  } finally {
    books.close();
  }
}

/** The books of a file, their tokens sealed by the key beside it (FILE.key, made when there is none); without a file, in memory. */
export function openBooks(file: string | undefined, fsync = false): BankBooks {
  const safe = file === undefined ? null : TokenSafe.openFile(`${file}.key`);
  return new BankBooks({ file: file ?? null, fsync, safe, now: () => new Date() });
}

export function digits(length: number): (text: string) => string {
  return (text) => {
    if (!new RegExp(`^\\d{${length}}$`).test(text)) {
      throw new InvalidArgumentError(`${length} digits are expected`);
    }
    return text;
  };
}

/** Seconds above 0, fractions allowed, at most a day. */
export function parseSeconds(text: string): number {
  const seconds = Number(text);
  if (!(seconds > 0 && seconds <= 86_400)) {
    throw new InvalidArgumentError('seconds are above 0, at most 86400');
  }
  return seconds;
}

/** A whole number from 1 up. */
export function parseCount(text: string): number {
  if (!/^[1-9]\d{0,8}$/.test(text))
    throw new InvalidArgumentError('a whole number above 0 is expected');
  return Number(text);
}

function code(most: number): (text: string) => string {
  return (text) => {
    if (!new RegExp(`^[0-9A-Za-z]{1,${most}}$`).test(text)) {
      throw new InvalidArgumentError(`at most ${most} letters and digits are expected`);
    }
    return text;
  };
}

async function textOf(file: string): Promise<string> {
  try {
    return await readFile(file, 'utf8');
  } catch {
    throw new SetrumError('SETRUM_USAGE', { detail: `${file} cannot be read` });
  }
}
