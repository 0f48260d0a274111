import { type ChildProcess, execFile, spawn } from 'node:child_process';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { promisify } from 'node:util';
import { listPcscReaders } from '@setrum/loket';
import { canConnect } from './lock.ts';
import { findDriver, findProgram, PCSCD_SOCKET } from './requirements.ts';

const run = promisify(execFile);

const READER = 'Setrum test reader';
const START_ATTEMPTS = 3;
const READY_ATTEMPTS = 100;
const READY_PAUSE_MS = 50;
const STOP_WAIT_MS = 3000;

/** A running pcscd with a virtual reader. */
export interface Pcscd {
  /** Full name of the reader's first slot. */
  readonly readerName: string;
  /** TCP port of that slot. */
  readonly port: number;
  stop(): Promise<void>;
  /** Keeps it from doing anything, and lets it go on. */
  freeze(): void;
  thaw(): void;
}

/** Starts a pcscd of our own with nothing but our reader's configuration. Needs what `requirements` asks for. */
export async function startPcscd(): Promise<Pcscd> {
  const folder = await mkdtemp(join(tmpdir(), 'setrum-pcscd-'));
  try {
    return await startWithFreePorts(folder, await compilePreload(folder));
  } finally {
    // Once it runs, pcscd needs neither its configuration nor the file of the preloaded library.
    await rm(folder, { recursive: true });
  }
}

/** Without a compiler the rig works all the same, at some 40 ms more an APDU. */
async function compilePreload(folder: string): Promise<string | null> {
  if (findProgram('cc') === null) return null;
  const library = join(folder, 'nodelay.so');
  const source = join(import.meta.dirname, 'nodelay.c');
  await run('cc', ['-shared', '-fPIC', '-O1', '-o', library, source, '-ldl']);
  return library;
}

/** Between the choice of a port and its use by pcscd somebody else may take it: then another one is tried. */
async function startWithFreePorts(folder: string, preload: string | null): Promise<Pcscd> {
  for (let attempt = 1; ; attempt++) {
    const port = await freePortPair();
    const config = await writeConfig(folder, port);
    try {
      return await launch(config, port, preload);
    } catch (error) {
      if (attempt === START_ATTEMPTS) throw error;
    }
  }
}

/** A folder of its own: pcscd reads every file in it, and ends on one that is no reader configuration. */
async function writeConfig(folder: string, port: number): Promise<string> {
  const config = join(folder, `port-${port}`);
  const channel = `0x${port.toString(16)}`;
  const lines = [
    `FRIENDLYNAME "${READER}"`,
    `DEVICENAME /dev/null:${channel}`,
    `LIBPATH ${findDriver()}`,
    `CHANNELID ${channel}`,
  ];
  await mkdir(config);
  await writeFile(join(config, 'reader'), `${lines.join('\n')}\n`);
  return config;
}

async function launch(config: string, port: number, preload: string | null): Promise<Pcscd> {
  const program = findProgram('pcscd') ?? 'pcscd';
  const options = (await hasPolkit(program)) ? ['--disable-polkit'] : [];
  await removeStaleSocket();
  const daemon = spawn(program, ['--foreground', '--config', config, ...options], {
    stdio: ['ignore', 'pipe', 'pipe'],
    env: preload === null ? process.env : { ...process.env, LD_PRELOAD: preload },
  });
  let log = '';
  const collect = (text: string): void => {
    log = (log + text).slice(-2000);
  };
  daemon.stdout.setEncoding('utf8').on('data', collect);
  daemon.stderr.setEncoding('utf8').on('data', collect);
  // Should the test process end without its hooks.
  const endWithUs = (): void => {
    daemon.kill('SIGTERM');
  };
  process.once('exit', endWithUs);
  const stop = async (): Promise<void> => {
    await end(daemon);
    process.off('exit', endWithUs);
  };
  try {
    const readerName = await waitForReader(daemon);
    const freeze = (): void => void daemon.kill('SIGSTOP');
    const thaw = (): void => void daemon.kill('SIGCONT');
    return { readerName, port, stop, freeze, thaw };
  } catch (error) {
    await stop();
    throw new Error(`pcscd did not start: ${log}`, { cause: error });
  }
}

/** Access rules of polkit, which pcscd 2.x asks, refuse everybody in a container. */
async function hasPolkit(program: string): Promise<boolean> {
  const { stdout } = await run(program, ['--help']);
  return stdout.includes('--disable-polkit');
}

/** What a killed pcscd left behind keeps the next one from starting. */
async function removeStaleSocket(): Promise<void> {
  if (await canConnect(PCSCD_SOCKET)) return;
  await rm(PCSCD_SOCKET, { force: true });
  await rm(PCSCD_SOCKET.replace(/comm$/, 'pid'), { force: true });
}

async function waitForReader(daemon: ChildProcess): Promise<string> {
  for (let attempt = 0; attempt < READY_ATTEMPTS && daemon.exitCode === null; attempt++) {
    if (await canConnect(PCSCD_SOCKET)) {
      const name = (await listPcscReaders()).find((candidate) => candidate.startsWith(READER));
      if (name !== undefined) return name;
    }
    await pause(READY_PAUSE_MS);
  }
  throw new Error(`no reader ${READER}; exit code ${daemon.exitCode}`);
}

async function end(daemon: ChildProcess): Promise<void> {
  if (daemon.exitCode !== null || daemon.signalCode !== null) return;
  const ended = new Promise((resolve) => daemon.once('exit', resolve));
  daemon.kill('SIGTERM');
  const late = setTimeout(() => daemon.kill('SIGKILL'), STOP_WAIT_MS);
  await ended;
  clearTimeout(late);
  await removeStaleSocket();
}

/** vpcd listens on a port for each of its two slots, one after the other. */
async function freePortPair(): Promise<number> {
  for (;;) {
    const port = await listenOnce(0);
    if (port < 65535 && (await listenOnce(port + 1).catch(() => 0)) !== 0) return port;
  }
}

function listenOnce(port: number): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', reject);
    server.listen(port, () => {
      const address = server.address();
      const found = typeof address === 'object' && address !== null ? address.port : 0;
      server.close(() => resolve(found));
    });
  });
}
