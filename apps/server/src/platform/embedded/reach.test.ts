import assert from 'node:assert/strict';
import { chmod, mkdir, realpath, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { test } from 'node:test';
import { stranger, temporaryFolder } from './fixture.ts';
import { canRun, firstClosedFolder } from './reach.ts';

test('the first folder on the way that is closed to an account is named', async (t) => {
  const { path, remove } = await temporaryFolder();
  t.after(remove);
  const inner = join(path, 'closed', 'inner');
  await mkdir(inner, { recursive: true });
  assert.equal(await firstClosedFolder(inner, stranger), null);
  await chmod(join(path, 'closed'), 0o700);
  assert.equal(await firstClosedFolder(inner, stranger), join(await realpath(path), 'closed'));
  const ourselves = { name: 'we', uid: process.getuid?.() ?? 0, gid: stranger.gid };
  assert.equal(await firstClosedFolder(inner, ourselves), null);
});

test('a group that may enter counts for its members, and only for them', async (t) => {
  const { path, remove } = await temporaryFolder();
  t.after(remove);
  const folder = join(path, 'group');
  await mkdir(folder);
  await chmod(folder, 0o710);
  const member = { ...stranger, gid: process.getgid?.() ?? 0 };
  assert.equal(await firstClosedFolder(folder, member), null);
  assert.notEqual(await firstClosedFolder(folder, stranger), null);
});

test('a program can be run when the way to it is open and it may be read and run', async (t) => {
  const { path, remove } = await temporaryFolder();
  t.after(remove);
  await mkdir(join(path, 'bin'));
  const program = join(path, 'bin', 'program');
  await writeFile(program, '');
  await chmod(program, 0o644);
  assert.equal(await canRun(program, stranger), false);
  await chmod(program, 0o755);
  assert.equal(await canRun(program, stranger), true);
  await symlink(program, join(path, 'alias'));
  await chmod(join(path, 'bin'), 0o700);
  assert.equal(await canRun(join(path, 'alias'), stranger), false);
});
