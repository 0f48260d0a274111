import assert from 'node:assert/strict';
import { test } from 'node:test';
import pg from 'pg';
import { createTestDatabase } from './database.ts';

async function query(url: string, sql: string): Promise<readonly unknown[][]> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return (await client.query({ text: sql, rowMode: 'array' })).rows;
  } finally {
    await client.end();
  }
}

test('every test has a copy of its own, prepared once', async (t) => {
  let prepared = 0;
  const prepare = async (url: string): Promise<void> => {
    prepared += 1;
    await query(url, 'CREATE TABLE kept AS SELECT 42 AS answer');
  };
  const make = () => createTestDatabase({ template: `copies ${process.pid}`, prepare });
  const [one, other] = await Promise.all([make(), make()]);
  t.after(() => Promise.all([one.drop(), other.drop()]));
  await query(one.url, 'DELETE FROM kept');
  assert.deepEqual(await query(one.url, 'SELECT count(*)::integer FROM kept'), [[0]]);
  assert.deepEqual(await query(other.url, 'SELECT answer FROM kept'), [[42]]);
  assert.equal(prepared, 1);
});

test('a dropped one is gone, though somebody is connected', async () => {
  const database = await createTestDatabase({ template: 'empty', prepare: async () => undefined });
  const client = new pg.Client({ connectionString: database.url });
  const lost = new Promise((resolve) => client.on('error', resolve));
  await client.connect();
  await database.drop();
  await lost;
  await database.drop();
  await assert.rejects(query(database.url, 'SELECT 1'), { code: '3D000' });
});

test('a template that could not be prepared is prepared anew', async (t) => {
  const template = `fails ${process.pid}`;
  const failing = createTestDatabase({
    template,
    prepare: (url) => query(url, 'CREATE TABLE half AS SELECT 1; SELECT no_such_column').then(),
  });
  await assert.rejects(failing, { code: '42703' });
  const prepare = async (url: string): Promise<void> => {
    await query(url, 'CREATE TABLE whole AS SELECT 1 AS one');
  };
  const database = await createTestDatabase({ template, prepare });
  t.after(() => database.drop());
  assert.deepEqual(await query(database.url, 'SELECT one FROM whole'), [[1]]);
});
