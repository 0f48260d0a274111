import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { test } from 'node:test';
import { temporaryFolder } from './fixture.ts';
import {
  lifeOf,
  parsePostmaster,
  pidFile,
  readPostmaster,
  removeStaleLocks,
  removeUnchanged,
} from './postmaster.ts';

const text = '4711\n/data/postgres\n1700000000\n5432\n/data/socket\n\n  123  456\nready   \n';

test('a pid file is read', () => {
  assert.deepEqual(parsePostmaster(text), { pid: 4711, socketDir: '/data/socket', text });
});

test('one that is still being written has no socket yet; nonsense is none at all', () => {
  assert.equal(parsePostmaster('4711\n/data/postgres\n')?.socketDir, null);
  for (const nonsense of ['', 'x\n', '-12\n', '0\n']) assert.equal(parsePostmaster(nonsense), null);
});

test('a process that works elsewhere is not the postmaster, whatever the file says', async (t) => {
  const { path, remove } = await temporaryFolder();
  t.after(remove);
  const ours = parsePostmaster(`${process.pid}\n`);
  assert.ok(ours !== null);
  assert.equal(await lifeOf(ours, path), 'foreign');
  assert.equal(await lifeOf(ours, process.cwd()), 'running');
});

test('a process that has ended is gone', async () => {
  const ended = parsePostmaster(`${spawnSync(process.execPath, ['--version']).pid}\n`);
  assert.ok(ended !== null);
  assert.equal(await lifeOf(ended, process.cwd()), 'gone');
});

test("a lock that is not the cluster's goes, one that names nobody is left to PostgreSQL", async (t) => {
  const { path, remove } = await temporaryFolder();
  t.after(remove);
  const ended = text.replace('4711', `${spawnSync(process.execPath, ['--version']).pid}`);
  await writeFile(join(path, 'postmaster.pid'), text.replace('4711', `${process.pid}`));
  await writeFile(join(path, '.s.PGSQL.5432.lock'), ended);
  await removeStaleLocks(path, path);
  assert.deepEqual(await readdir(path), ['.s.PGSQL.5432.lock']);
});

test('a file that was written anew since it was read stays', async (t) => {
  const { path, remove } = await temporaryFolder();
  t.after(remove);
  const file = pidFile(path);
  const newer = text.replace('4711', '4712');
  await writeFile(file, newer);
  await removeUnchanged(file, text);
  assert.equal(await readFile(file, 'utf8'), newer);
  await removeUnchanged(file, newer);
  assert.equal(await readPostmaster(path), null);
  await removeUnchanged(file, newer);
});
