import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import pg from 'pg';
import type { Account } from './account.ts';
import { firstClosedFolder } from './reach.ts';

/** Help for the tests of this folder. */

/** An account that owns nothing. */
export const stranger: Account = { name: 'stranger', uid: 64_001, gid: 64_001 };

export const isRoot = process.getuid?.() === 0;

/** A folder for one test, that every account may pass through, and its removal. */
export async function temporaryFolder(): Promise<{ path: string; remove: () => Promise<void> }> {
  const closed = await firstClosedFolder(tmpdir(), stranger);
  const path = await mkdtemp(join(closed === null ? tmpdir() : '/tmp', 'setrum-test-'));
  await chmod(path, 0o711);
  return { path, remove: () => rm(path, { recursive: true, force: true, maxRetries: 10 }) };
}

/** The rows of one query on a connection of its own. */
export async function query(url: string, sql: string): Promise<readonly unknown[][]> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return (await client.query({ text: sql, rowMode: 'array' })).rows;
  } finally {
    await client.end();
  }
}

/** Asks again every few milliseconds until the answer is true. */
export async function until(condition: () => Promise<boolean>): Promise<void> {
  for (let turn = 0; turn < 2_000; turn += 1) {
    if (await condition()) return;
    await sleep(10);
  }
  throw new Error('the condition did not come true');
}

export interface Holder {
  readonly pid: number;
  /** What it printed: {url, adopted} of the server it holds, or {code, text} of its failure. */
  readonly said: Readonly<Record<string, unknown>>;
  /** Lets it stop the server and end. */
  finish(): Promise<void>;
  /** kill -9. */
  kill(): Promise<void>;
}

/** Runs `holder.fixture.ts` in a process of its own, as `account` when given. */
export async function holdInProcess(
  kind: 'embedded' | 'throwaway',
  folder: string,
  account: Account | null = null,
): Promise<Holder> {
  const script = fileURLToPath(new URL('./holder.fixture.ts', import.meta.url));
  const identity = account === null ? {} : { uid: account.uid, gid: account.gid, cwd: '/' };
  const child = spawn(process.execPath, [script, kind, folder], {
    ...identity,
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  const exited = once(child, 'exit');
  const line = await Promise.race([once(createInterface(child.stdout), 'line'), exited]);
  const said: unknown = JSON.parse(String(line[0]));
  if (typeof said !== 'object' || said === null) throw new Error(`the holder said ${line[0]}`);
  return {
    pid: child.pid ?? 0,
    said: { ...said },
    finish: async () => {
      child.stdin.end();
      await exited;
    },
    kill: async () => {
      child.kill('SIGKILL');
      await exited;
    },
  };
}
