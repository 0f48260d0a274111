import assert from 'node:assert/strict';
import { lstat, symlink } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { temporaryFolder } from './fixture.ts';
import { serverArguments } from './settings.ts';
import { makeSocketFolder, socketFolder } from './socket.ts';

test('the socket lies with the files as long as the path fits', async () => {
  const fits = `/${'x'.repeat(82)}`;
  assert.equal(await socketFolder(fits, 'a', null), `${fits}/socket`);
});

test('a longer one is exchanged for a short one, another for each cluster', async () => {
  const long = `/${'é'.repeat(42)}`;
  const one = await socketFolder(long, 'a', null);
  assert.ok(one.startsWith(join(tmpdir(), 'setrum-')), one);
  assert.equal(await socketFolder(long, 'a', null), one);
  assert.notEqual(await socketFolder(long, 'b', null), one);
});

test("the socket's folder is closed to others", async (t) => {
  const { path, remove } = await temporaryFolder();
  t.after(remove);
  const folder = join(path, 'socket');
  await makeSocketFolder(folder, null);
  await makeSocketFolder(folder, null);
  assert.equal((await lstat(folder)).mode & 0o777, 0o700);
});

test('a link in its place is refused', async (t) => {
  const { path, remove } = await temporaryFolder();
  t.after(remove);
  await symlink(path, join(path, 'socket'));
  await assert.rejects(makeSocketFolder(join(path, 'socket'), null), {
    code: 'SETRUM_DATABASE_START',
    message: /is not a folder of ours/,
  });
});

test("a comma or a quote in the socket's path does not end it", () => {
  const args = serverArguments('/data', '/a,"b', {});
  assert.deepEqual(args, ['-D', '/data', '-c', 'unix_socket_directories="/a,""b"']);
});
