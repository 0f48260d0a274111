import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const command = fileURLToPath(new URL('../../apps/cli/bin/setrum.js', import.meta.url));
const startLimitMs = 60_000;

/** How a finished `setrum` ended. */
export interface Ended {
  readonly exitCode: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** Runs `setrum` to its end; `input` is what it reads from standard input. */
export async function setrum(
  args: readonly string[],
  env: NodeJS.ProcessEnv = {},
  input?: string,
): Promise<Ended> {
  const child = start(args, env, input === undefined ? 'ignore' : 'pipe');
  child.stdin?.end(input);
  const [stdout, stderr, [exitCode]] = await Promise.all([
    read(child.stdout),
    read(child.stderr),
    once(child, 'exit'),
  ]);
  return { exitCode, stdout, stderr };
}

/** A `setrum serve` that is up. */
export interface Serving {
  readonly url: string;
  readonly child: ChildProcess;
  /** All that it has printed so far. */
  output(): string;
  /** Sends a signal and waits for the end; gives the exit code, null after a kill. */
  end(signal: NodeJS.Signals): Promise<number | null>;
}

/** Starts `setrum serve` and waits until its health is 200. */
export async function serve(
  args: readonly string[],
  env: NodeJS.ProcessEnv = {},
): Promise<Serving> {
  const child = start(['serve', '--port', '0', '--iso8583-port', '0', ...args], env);
  let output = '';
  for (const stream of [child.stdout, child.stderr])
    stream?.on('data', (chunk) => (output += chunk));
  const ended = once(child, 'exit');
  const url = await new Promise<string>((resolve, reject) => {
    const timer = setTimeout(
      () => reject(new Error(`setrum serve did not start:\n${output}`)),
      startLimitMs,
    );
    child.stdout?.on('data', () => {
      const found = /Setrum is up at (\S+)/.exec(output)?.[1];
      if (found !== undefined) {
        clearTimeout(timer);
        resolve(found);
      }
    });
    ended.then(() => {
      clearTimeout(timer);
      reject(new Error(`setrum serve ended:\n${output}`));
    }, reject);
  });
  letGo(child);
  return {
    url,
    child,
    output: () => output,
    end: async (signal) => {
      child.ref();
      if (child.exitCode === null && child.signalCode === null) child.kill(signal);
      const [exitCode] = await ended;
      return exitCode;
    },
  };
}

/** A server that a failed test has left keeps nobody from ending, and ends with us. */
function letGo(child: ChildProcess): void {
  child.unref();
  for (const stream of child.stdio) if (stream instanceof Socket) stream.unref();
  const kill = (): boolean => child.kill('SIGKILL');
  process.once('exit', kill);
  child.once('exit', () => process.off('exit', kill));
}

/** A folder of a test's own. */
export async function temporaryFolder(): Promise<{
  readonly path: string;
  remove(): Promise<void>;
}> {
  const path = await mkdtemp(join(tmpdir(), 'setrum-e2e-'));
  // So that the database's own user, when we are root, finds its way to the cluster in it.
  await chmod(path, 0o711);
  return { path, remove: () => rm(path, { recursive: true, force: true }) };
}

function start(
  args: readonly string[],
  env: NodeJS.ProcessEnv,
  stdin: 'ignore' | 'pipe' = 'ignore',
): ChildProcess {
  return spawn(process.execPath, [command, ...args], {
    env: { ...process.env, DATABASE_URL: undefined, ...env },
    stdio: [stdin, 'pipe', 'pipe'],
  });
}

async function read(stream: NodeJS.ReadableStream | null): Promise<string> {
  let text = '';
  for await (const chunk of stream ?? []) text += chunk;
  return text;
}
