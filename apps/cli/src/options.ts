import { homedir } from 'node:os';
import { resolve } from 'node:path';
import { InvalidArgumentError } from 'commander';

/** Parses a TCP port, 0 to 65535; 0 takes any free one. */
export function parsePort(text: string): number {
  const port = Number(text);
  if (!/^\d{1,5}$/.test(text) || port > 65_535)
    throw new InvalidArgumentError('a port is a number from 0 to 65535');
  return port;
}

/** Parses whole rupiah, without separators. */
export function parseRupiah(text: string): number {
  const amount = Number(text);
  if (!/^\d{1,10}$/.test(text) || amount === 0)
    throw new InvalidArgumentError('an amount is whole rupiah, like 50000');
  return amount;
}

/** The data directory as an absolute path; `~` is the home directory. */
export function parseDirectory(text: string): string {
  return resolve(text.replace(/^~(?=\/|$)/, homedir()));
}

/** Where data live unless told otherwise: `.setrum` in the folder the command is called from. */
export const defaultDataDir = resolve('.setrum');
