import assert from 'node:assert/strict';
import { chmod, chown, mkdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { type Account, listAccounts } from './account.ts';
import { startEmbeddedPostgres } from './embedded.ts';
import { holdInProcess, isRoot, query, temporaryFolder } from './fixture.ts';
import { clusterFolder } from './place.ts';
import { canRun, firstClosedFolder } from './reach.ts';

const nobody = (await listAccounts()).find(({ name }) => name === 'nobody');

async function reasonToSkip(): Promise<string | false> {
  if (!isRoot) return 'only root can act for two users';
  if (nobody === undefined) return 'this machine has no user nobody';
  const here = fileURLToPath(new URL('.', import.meta.url));
  const open =
    (await canRun(process.execPath, nobody)) && (await firstClosedFolder(here, nobody)) === null;
  return open ? false : 'the checkout is closed to other users';
}

const skip = await reasonToSkip();
const rootOnly = !isRoot && 'only root cannot run PostgreSQL as itself';

async function folderOf(account: Account | undefined, parent: string): Promise<string> {
  assert.ok(account !== undefined);
  const path = join(parent, 'data');
  await mkdir(path, { mode: 0o700 });
  await chown(path, account.uid, account.gid);
  return path;
}

test('an ordinary user starts it with no special step', { skip }, async (t) => {
  const { path, remove } = await temporaryFolder();
  t.after(remove);
  const dataDir = await folderOf(nobody, path);
  const holder = await holdInProcess('embedded', dataDir, nobody);
  t.after(() => holder.kill());
  assert.equal(holder.said['adopted'], false);
  assert.equal((await stat(clusterFolder(dataDir))).uid, nobody?.uid);
  assert.deepEqual(await query(String(holder.said['url']), 'SELECT 1'), [[1]]);
  await holder.finish();

  // Root works with the same files as their owner, and leaves none behind that he cannot use.
  const asRoot = await startEmbeddedPostgres({ dataDir });
  assert.deepEqual(await query(asRoot.url, 'SELECT 1'), [[1]]);
  await asRoot.stop();
  const again = await holdInProcess('embedded', dataDir, nobody);
  t.after(() => again.kill());
  assert.equal(again.said['adopted'], false);
  await again.finish();
});

test('an ordinary user is told when the files are of somebody else', { skip }, async (t) => {
  const { path, remove } = await temporaryFolder();
  t.after(remove);
  const dataDir = join(path, 'data');
  await mkdir(dataDir);
  const holder = await holdInProcess('embedded', dataDir, nobody);
  assert.equal(holder.said['code'], 'SETRUM_DATABASE_START');
  assert.match(
    String(holder.said['text']),
    /data belongs to user root, and Setrum was started by user nobody; start it as root/,
  );
});

test('root starts it below a folder that is closed to others', { skip: rootOnly }, async (t) => {
  const { path, remove } = await temporaryFolder();
  t.after(remove);
  const systemDir = join(path, 'system');
  const dataDir = join(path, 'closed', 'data');
  await mkdir(dataDir, { recursive: true });
  await chmod(join(path, 'closed'), 0o700);
  const first = await startEmbeddedPostgres({ dataDir, systemDir });
  t.after(() => first.stop());
  await query(first.url, 'CREATE TABLE kept AS SELECT 42 AS answer');
  await first.stop();
  const second = await startEmbeddedPostgres({ dataDir, systemDir });
  t.after(() => second.stop());
  assert.deepEqual(await query(second.url, 'SELECT answer FROM kept'), [[42]]);
  await second.stop();
});
