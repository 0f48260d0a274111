import { text } from 'node:stream/consumers';
import { SetrumError } from '@setrum/errors';
import { ask, processTerminal } from '../keys/terminal.ts';

export interface PasswordOptions {
  readonly passwordStdin?: boolean;
  readonly askPassword?: boolean;
}

/** A password from standard input or the terminal; null when neither is asked for, then one is made. Never an argument: others see those. */
export async function givenPassword(options: PasswordOptions): Promise<string | null> {
  if (options.passwordStdin === true) return (await text(process.stdin)).replace(/\r?\n$/, '');
  if (options.askPassword !== true) return null;
  const hidden = async (question: string): Promise<string> =>
    (await ask(processTerminal, question, true)).toString('utf8');
  const first = await hidden('Kata sandi (tidak tampil). Password (not shown): ');
  const second = await hidden('Sekali lagi. Once more: ');
  if (first !== second)
    throw new SetrumError('SETRUM_USAGE', { detail: 'the two passwords differ' });
  return first;
}
