import assert from 'node:assert/strict';
import { readdir } from 'node:fs/promises';
import { test } from 'node:test';
import pg from 'pg';
import { holdInProcess, query, temporaryFolder } from './fixture.ts';
import { startThrowawayPostgres } from './throwaway.ts';

test('a throw-away server goes with all its files, whoever is connected', async (t) => {
  const { path, remove } = await temporaryFolder();
  t.after(remove);
  const server = await startThrowawayPostgres({ parent: path });
  t.after(() => server.stop());
  assert.deepEqual(await query(server.url, 'SHOW fsync'), [['off']]);
  const client = new pg.Client({ connectionString: server.url });
  const lost = new Promise((resolve) => client.on('error', resolve));
  await client.connect();
  await Promise.all([server.stop(), server.stop()]);
  await lost;
  assert.deepEqual(await readdir(path), []);
});

test('what a killed process left is stopped and removed by the next; what is in use stays', async (t) => {
  const { path, remove } = await temporaryFolder();
  t.after(remove);
  const killed = await holdInProcess('throwaway', path);
  const inUse = await holdInProcess('throwaway', path);
  t.after(() => inUse.finish());
  await killed.kill();
  const said: string[] = [];
  const server = await startThrowawayPostgres({ parent: path, log: (line) => said.push(line) });
  t.after(() => server.stop());
  assert.equal(said.length, 1);
  assert.match(said[0] ?? '', new RegExp(`left by process ${killed.pid}`));
  await assert.rejects(query(String(killed.said['url']), 'SELECT 1'));
  assert.deepEqual(await query(String(inUse.said['url']), 'SELECT 1'), [[1]]);
  await inUse.finish();
  await server.stop();
  assert.deepEqual(await readdir(path), []);
});
