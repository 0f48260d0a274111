import { spawn } from 'node:child_process';
import type { Account } from './account.ts';

export interface Outcome {
  /** Null when it was killed for taking too long. */
  readonly exitCode: number | null;
  readonly output: string;
}

const outputLimitChars = 64_000;

/**
 * The environment of PostgreSQL's programs. Nothing of ours goes in: a PGPORT, PGOPTIONS or
 * LD_LIBRARY_PATH meant for something else would change what they do.
 */
export const cleanEnvironment: Readonly<Record<string, string>> = {
  PATH: '/usr/local/bin:/usr/bin:/bin',
  LC_ALL: 'C',
  TZ: 'UTC',
};

/** What `spawn` needs to run something as `account`, from a folder that everybody may enter. */
export function spawnAs(account: Account | null): {
  readonly cwd: string;
  readonly env: Record<string, string>;
  readonly uid?: number;
  readonly gid?: number;
} {
  const base = { cwd: '/', env: { ...cleanEnvironment } };
  return account === null ? base : { ...base, uid: account.uid, gid: account.gid };
}

/** Runs a program to its end, at most `timeoutMs`; what it printed comes back as one text. */
export function run(
  program: string,
  args: readonly string[],
  account: Account | null,
  timeoutMs: number,
): Promise<Outcome> {
  return new Promise((resolve, reject) => {
    const child = spawn(program, args, {
      ...spawnAs(account),
      stdio: ['ignore', 'pipe', 'pipe'],
      timeout: timeoutMs,
      killSignal: 'SIGKILL',
    });
    let output = '';
    const gather = (chunk: Buffer): void => {
      output = (output + chunk.toString()).slice(-outputLimitChars);
    };
    child.stdout.on('data', gather);
    child.stderr.on('data', gather);
    child.once('error', reject);
    child.once('close', (exitCode) => resolve({ exitCode, output }));
  });
}
