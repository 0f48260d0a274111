import assert from 'node:assert/strict';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { startEmbeddedPostgres } from './embedded.ts';
import { holdInProcess, query, temporaryFolder, until } from './fixture.ts';
import { clusterFolder } from './place.ts';
import { lifeOf, type Postmaster, readPostmaster } from './postmaster.ts';
import { defaultLimits } from './server.ts';

// One cluster for all: every test finds it stopped and leaves it stopped.
const { path, remove } = await temporaryFolder();
after(remove);

async function postmasterOf(dataDir: string): Promise<Postmaster> {
  const postmaster = await readPostmaster(clusterFolder(dataDir));
  assert.ok(postmaster !== null);
  return postmaster;
}

async function kill(dataDir: string): Promise<void> {
  const postmaster = await postmasterOf(dataDir);
  process.kill(postmaster.pid, 'SIGKILL');
  await until(async () => (await lifeOf(postmaster, clusterFolder(dataDir))) !== 'running');
}

test('the server outlives a killed process and is adopted; killed itself, it recovers', async (t) => {
  const holder = await holdInProcess('embedded', path);
  t.after(() => holder.kill());
  await query(String(holder.said['url']), 'CREATE TABLE IF NOT EXISTS kept AS SELECT 42 AS answer');
  await holder.kill();

  const adopting = await holdInProcess('embedded', path);
  t.after(() => adopting.kill());
  assert.deepEqual(adopting.said, { url: holder.said['url'], adopted: true });
  await adopting.kill();
  await kill(path);

  const recovered = await startEmbeddedPostgres({ dataDir: path });
  t.after(() => recovered.stop());
  assert.equal(recovered.adopted, false);
  assert.deepEqual(await query(recovered.url, 'SELECT answer FROM kept'), [[42]]);
  await recovered.stop();
});

test('a server that is killed under a running process comes back', async (t) => {
  const said: string[] = [];
  const server = await startEmbeddedPostgres({ dataDir: path, log: (line) => said.push(line) });
  t.after(() => server.stop());
  await query(server.url, 'CREATE TABLE IF NOT EXISTS kept AS SELECT 42 AS answer');
  await kill(path);
  await until(async () => said.includes('The database runs again.'));
  assert.deepEqual(await query(server.url, 'SELECT answer FROM kept'), [[42]]);
  await server.stop();
  await assert.rejects(query(server.url, 'SELECT 1'));
});

test('a pid file that names a process of somebody else does not keep it from starting', async (t) => {
  const first = await startEmbeddedPostgres({ dataDir: path });
  const text = await readFile(join(clusterFolder(path), 'postmaster.pid'), 'utf8');
  await first.stop();
  await writeFile(
    join(clusterFolder(path), 'postmaster.pid'),
    text.replace(/^\d+/, `${process.ppid}`),
  );
  const second = await startEmbeddedPostgres({ dataDir: path });
  t.after(() => second.stop());
  assert.equal(second.adopted, false);
  assert.deepEqual(await query(second.url, 'SELECT 1'), [[1]]);
  await second.stop();
});

test('a server that hangs is ended and started again', async (t) => {
  const holder = await holdInProcess('embedded', path);
  t.after(() => holder.kill());
  await query(String(holder.said['url']), 'CREATE TABLE IF NOT EXISTS kept AS SELECT 42 AS answer');
  const hung = await postmasterOf(path);
  await holder.kill();
  process.kill(hung.pid, 'SIGSTOP');

  const said: string[] = [];
  const limits = { ...defaultLimits, connectTimeoutMs: 200, silenceMs: 300, killWaitMs: 100 };
  const server = await startEmbeddedPostgres({
    dataDir: path,
    limits,
    log: (line) => said.push(line),
  });
  t.after(() => server.stop());
  assert.match(said[0] ?? '', /does not answer .*: it is ended and started again/);
  assert.notEqual((await postmasterOf(path)).pid, hung.pid);
  assert.deepEqual(await query(server.url, 'SELECT answer FROM kept'), [[42]]);
  await server.stop();
});
