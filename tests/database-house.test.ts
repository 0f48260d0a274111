import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { type Database, migrateAll, openDatabase } from '@setrum/server';
import { root } from './house/sources.ts';
import { createTestDatabase, type TestDatabase } from './support/database.ts';

const modules = ['platform', 'identity', 'vending', 'profile', 'ap2t', 'p2apst'];

describe('the database of the house', () => {
  let test_: TestDatabase;
  let database: Database;
  before(async () => {
    test_ = await createTestDatabase({
      template: 'setrum',
      prepare: async (url) => void (await migrateAll(url)),
    });
    database = openDatabase({ url: test_.url });
  });
  after(async () => {
    await database?.close();
    await test_?.drop();
  });

  test('every table says whether and by what it is sharded', async () => {
    const { rows } = await database.pool.query<{ name: string; comment: string | null }>(
      `
      select format('%s.%s', n.nspname, c.relname) as name, obj_description(c.oid, 'pg_class') as comment
        from pg_class c join pg_namespace n on n.oid = c.relnamespace
       where n.nspname = any ($1) and c.relkind in ('r', 'p')`,
      [modules],
    );
    assert.ok(rows.length > 10);
    assert.deepEqual(
      rows.filter((row) => !/^(?:global|sharded by \w+)[:;]/.test(row.comment ?? '')),
      [],
    );
  });

  test('primary, unique and foreign keys of a sharded table hold the shard key', async () => {
    const { rows } = await database.pool.query<{
      name: string;
      index: string;
      key: string;
      columns: string[];
    }>(
      `
      with sharded as (
        select c.oid, format('%s.%s', n.nspname, c.relname) as name,
               substring(obj_description(c.oid, 'pg_class') from '^sharded by (\\w+)') as key
          from pg_class c join pg_namespace n on n.oid = c.relnamespace
         where n.nspname = any ($1) and c.relkind in ('r', 'p') and obj_description(c.oid, 'pg_class') like 'sharded by %')
      select s.name, i.indexrelid::regclass::text as index, s.key,
             array(select a.attname::text from pg_attribute a where a.attrelid = s.oid and a.attnum = any (i.indkey)) as columns
        from sharded s join pg_index i on i.indrelid = s.oid and i.indisunique
      union all
      select s.name, k.conname, s.key,
             array(select a.attname::text from pg_attribute a where a.attrelid = s.oid and a.attnum = any (k.conkey))
        from sharded s join pg_constraint k on k.conrelid = s.oid and k.contype = 'f'`,
      [modules],
    );
    assert.ok(rows.length > 10);
    assert.deepEqual(
      rows.filter((row) => !row.columns.includes(row.key)),
      [],
    );
  });

  test('no triggers, no deferred constraints', async () => {
    const { rows } = await database.pool.query(
      `
      select tgname as name from pg_trigger t join pg_class c on c.oid = t.tgrelid join pg_namespace n on n.oid = c.relnamespace
       where n.nspname = any ($1) and not tgisinternal
      union all
      select conname from pg_constraint k join pg_namespace n on n.oid = k.connamespace where n.nspname = any ($1) and condeferrable`,
      [modules],
    );
    assert.deepEqual(rows, []);
  });
});

describe('the SQL of the modules', () => {
  const files = modules.flatMap((module) => {
    const directory = join(root, 'apps/server/src', module, 'migrations');
    const names = module === 'platform' ? [] : readdirSync(directory);
    return names.map((name) => ({
      module,
      name,
      text: readFileSync(join(directory, name), 'utf8'),
    }));
  });

  test('a module reaches another schema only through its functions and the types they take, and only downwards', () => {
    const wrong = files.flatMap(({ module, name, text }) =>
      [...text.replace(/--.*$/gm, '').matchAll(/\b([a-z0-9]+)\.([a-z_]+)(\s*\()?/g)].flatMap(
        ([found, schema, object, call]) => {
          if (schema === undefined || schema === module || !modules.includes(schema)) return [];
          const down = modules.indexOf(schema) < modules.indexOf(module);
          // A row that a function takes has a type whose name ends in draft.
          const published = call !== undefined || object?.endsWith('_draft');
          return down && published ? [] : [`${module}/${name}: ${found}`];
        },
      ),
    );
    assert.deepEqual(wrong, []);
  });

  test('no listening and no advisory locks', () => {
    assert.deepEqual(
      files
        .filter(({ text }) => /\b(?:listen|notify|pg_advisory\w*)\b/i.test(text))
        .map(({ name }) => name),
      [],
    );
  });
});
