import assert from 'node:assert/strict';
import { appendFile, mkdir, readdir, readFile, rmdir, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { after, test } from 'node:test';
import pg from 'pg';
import { draftOf } from './drafts.ts';
import { type EmbeddedPostgres, startEmbeddedPostgres } from './embedded.ts';
import { holdInProcess, query, temporaryFolder } from './fixture.ts';

// One cluster for those tests that need not begin without: each finds it stopped and leaves it stopped.
const shared = await temporaryFolder();
after(shared.remove);
const dataDir = join(shared.path, 'odd "name", $(x) `y`');

async function setting(server: EmbeddedPostgres, name: string): Promise<unknown> {
  return (await query(server.url, `SHOW ${name}`))[0]?.[0];
}

test('a new database listens on its socket only, and keeps what it is given', async (t) => {
  const server = await startEmbeddedPostgres({ dataDir });
  t.after(() => server.stop());
  assert.equal(server.adopted, false);
  const expected = {
    listen_addresses: '',
    server_encoding: 'UTF8',
    timezone: 'UTC',
    fsync: 'on',
    data_checksums: 'on',
    log_error_verbosity: 'terse',
  };
  for (const [name, value] of Object.entries(expected)) {
    assert.equal(await setting(server, name), value, name);
  }
  assert.deepEqual(await query(server.url, "SELECT current_database(), lower('ÉÑ')"), [
    ['setrum', 'éñ'],
  ]);
  assert.equal((await stat(join(dataDir, 'socket'))).mode & 0o777, 0o700);
  assert.deepEqual((await readdir(dataDir)).sort(), ['postgres', 'postgres.log', 'socket']);

  await query(server.url, 'CREATE TABLE kept AS SELECT 42 AS answer');
  await server.stop();
  await server.stop();
  await assert.rejects(query(server.url, 'SELECT 1'));

  const again = await startEmbeddedPostgres({ dataDir });
  t.after(() => again.stop());
  assert.deepEqual(await query(again.url, 'SELECT answer FROM kept'), [[42]]);
  await again.stop();
});

test('a data folder with a long path gets its socket elsewhere', async (t) => {
  const { path, remove } = await temporaryFolder();
  t.after(remove);
  const server = await startEmbeddedPostgres({ dataDir: join(path, 'x'.repeat(120)) });
  t.after(() => server.stop());
  const socketDir = decodeURIComponent(new URL(server.url).hostname);
  t.after(() => rmdir(socketDir));
  assert.doesNotMatch(socketDir, /xxx/);
  assert.deepEqual(await query(server.url, 'SELECT 1'), [[1]]);
  await server.stop();
});

test('processes that start at once share one cluster, and the last one stops it', async (t) => {
  const { path, remove } = await temporaryFolder();
  t.after(remove);
  // What a killed process left half-made.
  const ended = draftOf(join(path, 'postgres')).replace(`-${process.pid}-`, '-999999999-');
  await mkdir(ended);
  const [one, other] = await Promise.all([
    startEmbeddedPostgres({ dataDir: path }),
    holdInProcess('embedded', path),
  ]);
  t.after(() => one.stop());
  t.after(() => other.finish());
  assert.equal(other.said['url'], one.url);
  assert.notEqual(other.said['adopted'], one.adopted);
  assert.deepEqual((await readdir(path)).sort(), ['postgres', 'postgres.log', 'socket']);

  await other.finish();
  assert.deepEqual(await query(one.url, 'SELECT 1'), [[1]]);
  await one.stop();
  await assert.rejects(query(one.url, 'SELECT 1'));
});

test('stop leaves the server to other clients', async (t) => {
  const said: string[] = [];
  const first = await startEmbeddedPostgres({ dataDir, log: (line) => said.push(line) });
  const client = new pg.Client({ connectionString: first.url });
  await client.connect();
  t.after(() => client.end());
  await first.stop();
  assert.equal(said.at(-1), 'Somebody else uses the database: it keeps running.');
  assert.equal((await client.query('SELECT 1 AS one')).rows[0].one, 1);
  await client.end();

  const second = await startEmbeddedPostgres({ dataDir });
  t.after(() => second.stop());
  assert.equal(second.adopted, true);
  await second.stop();
  await assert.rejects(query(first.url, 'SELECT 1'));
});

test("a server that cannot start is an error with the server's own words", async () => {
  const server = await startEmbeddedPostgres({ dataDir });
  await server.stop();
  await appendFile(join(dataDir, 'postgres', 'postgresql.conf'), '\nno_such_setting = 1\n');
  await assert.rejects(startEmbeddedPostgres({ dataDir }), {
    code: 'SETRUM_DATABASE_START',
    message: /exit code 1.*postgres\.log:.*unrecognized configuration parameter "no_such_setting"/s,
  });
});

test('a cluster of another version is left as it is', async (t) => {
  const { path, remove } = await temporaryFolder();
  t.after(remove);
  await mkdir(join(path, 'postgres'));
  await writeFile(join(path, 'postgres', 'PG_VERSION'), '9.6\n');
  await assert.rejects(startEmbeddedPostgres({ dataDir: path }), {
    code: 'SETRUM_DATABASE_START',
    message: /is of PostgreSQL 9\.6 and this is 18/,
  });
  assert.equal(await readFile(join(path, 'postgres', 'PG_VERSION'), 'utf8'), '9.6\n');
});
