import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, test } from 'node:test';
import { journalFolder } from '../sale/test-support/journals.ts';
import { localFiles } from './files.ts';
import { Journal } from './journal.ts';
import { lockFolder } from './lock.ts';
import { type LockOwner, thisProcess } from './owner.ts';

/** Processes that a test makes up; those in `alive` run. */
function processes() {
  const alive = new Set<number>();
  let next = 0;
  const start = (): LockOwner => {
    next += 1;
    const pid = next;
    alive.add(pid);
    const self = { pid, host: 'loket', started: null, nonce: String(pid) };
    const idle = (): void => undefined;
    return { self, lives: (holder) => alive.has(holder.pid), hold: idle, release: idle };
  };
  return { alive, start };
}

describe('the lock of a journal', () => {
  let home: Awaited<ReturnType<typeof journalFolder>>;
  beforeEach(async () => {
    home = await journalFolder();
  });
  afterEach(() => home.remove());
  const taken = { code: 'SETRUM_LOKET_RUNNING' };
  const lockNames = async (): Promise<readonly string[]> =>
    (await readdir(home.folder)).filter((name) => name.startsWith('lock.'));

  test('a second opening is refused, in this process too; after the close the folder is free', async () => {
    const first = await Journal.open(home.folder);
    await assert.rejects(Journal.open(home.folder), taken);
    await first.close();
    await first.close();
    const second = await Journal.open(home.folder);
    await assert.rejects(Journal.open(home.folder), taken);
    await second.close();
    assert.equal((await lockNames()).length, 1, 'nothing piles up');
  });

  test('another process is refused; when it is killed its lock is stale', async () => {
    const program = `
      const { Journal } = await import(${JSON.stringify(new URL('./journal.ts', import.meta.url).href)});
      await Journal.open(${JSON.stringify(home.folder)});
      console.log('open');
      setInterval(() => undefined, 1000);`;
    const child = spawn(process.execPath, ['--input-type=module', '-e', program], {
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    await once(child.stdout, 'data');
    await assert.rejects(Journal.open(home.folder), (error: unknown) => {
      assert.ok(error instanceof Error && 'params' in error);
      assert.deepEqual(error.params, { folder: home.folder, pid: child.pid });
      return true;
    });
    child.kill('SIGKILL');
    await once(child, 'exit');
    const journal = await Journal.open(home.folder);
    await journal.close();
  });

  test('a process of the same number that began at another time is another one; so is a text that a power cut has left', async () => {
    const owner = thisProcess();
    for (const text of [
      JSON.stringify({ ...owner.self, nonce: 'earlier', started: 'earlier boot:1' }),
      JSON.stringify({ ...owner.self, nonce: 'gone', pid: 2 ** 22 + 1, started: null }),
      '\0\0\0\0',
      '',
    ]) {
      const number = (await lockNames()).map((name) => Number(name.slice(5))).at(-1) ?? 0;
      const name = `lock.${String(number + 1).padStart(8, '0')}`;
      await writeFile(join(home.folder, name), text);
      const journal = await Journal.open(home.folder);
      await journal.close();
    }
  });

  test('of a process on another machine nothing is known: refused', async () => {
    const far = { ...thisProcess().self, host: 'elsewhere', nonce: 'far' };
    await writeFile(join(home.folder, 'lock.00000007'), JSON.stringify(far));
    await assert.rejects(Journal.open(home.folder), taken);
    assert.equal(
      await readFile(join(home.folder, 'lock.00000007'), 'utf8'),
      JSON.stringify(far),
      'and its lock is left alone',
    );
  });

  test('of many that find a stale lock at once, one takes it', async () => {
    const { alive, start } = processes();
    for (let round = 0; round < 20; round++) {
      const dead = start();
      await lockFolder(localFiles, home.folder, dead);
      alive.delete(dead.self.pid);
      const all = Array.from({ length: 8 }, start);
      const tries = all.map((owner) => lockFolder(localFiles, home.folder, owner));
      const outcomes = await Promise.allSettled(tries);
      assert.equal(outcomes.filter(({ status }) => status === 'fulfilled').length, 1);
      for (const owner of all) alive.delete(owner.self.pid);
    }
  });

  test('whoever looked before others took and gave up the lock does not take it beside its holder', async () => {
    const { alive, start } = processes();
    const dead = start();
    await lockFolder(localFiles, home.folder, dead);
    alive.delete(dead.self.pid);
    const late = start();
    const holder = start();
    let looked = false;
    const slow = {
      ...localFiles,
      async claim(path: string, text: string) {
        if (!looked) {
          looked = true;
          const release = await lockFolder(localFiles, home.folder, start());
          await release();
          await lockFolder(localFiles, home.folder, holder);
        }
        return localFiles.claim(path, text);
      },
    };
    await assert.rejects(lockFolder(slow, home.folder, late), taken);
    await assert.rejects(lockFolder(localFiles, home.folder, start()), taken);
  });
});
