import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import fc from 'fast-check';
import { createMigratedDatabase, type MigratedDatabase } from '../../test-support/database.ts';
import { compositeArray } from './composite.ts';

let home: MigratedDatabase;
before(async () => {
  home = await createMigratedDatabase();
  await home.database.pool.query(
    'create type public.sample as (name text, count integer, at timestamptz, list text[], numbers smallint[], fact jsonb, raw bytea)',
  );
});
after(() => home?.close());

const plainObject = { noNullPrototype: true } as const;
const columns = ['name', 'count', 'at', 'list', 'numbers', 'fact', 'raw'];
// PostgreSQL keeps no NUL, and a half of a surrogate pair is no character.
const text = fc.string({ unit: 'binary' }).filter((value) => !value.includes('\0'));

test('whatever a text holds, the database reads what was written', async () => {
  const row = fc.record(
    {
      name: fc.option(text),
      count: fc.option(fc.integer({ min: -(2 ** 31), max: 2 ** 31 - 1 })),
      list: fc.option(fc.array(text, { minLength: 1, maxLength: 3 })),
      numbers: fc.option(fc.array(fc.integer({ min: 0, max: 99 }), { minLength: 1, maxLength: 3 })),
      fact: fc.option(fc.record({ key: text, deep: fc.constant([{ x: 1 }]) }, plainObject)),
    },
    plainObject,
  );
  await fc.assert(
    fc.asyncProperty(fc.array(row, { minLength: 1, maxLength: 4 }), async (rows) => {
      const { rows: read } = await home.database.pool.query(
        'select name, count, list, numbers, fact from unnest($1::public.sample[])',
        [compositeArray(columns, rows)],
      );
      assert.deepEqual(read, rows);
    }),
    { seed: 20_261_124, numRuns: 200 },
  );
});

test('no rows, what a row lacks, times and bytes', async () => {
  const read = async (rows: readonly Readonly<Record<string, unknown>>[]) =>
    (
      await home.database.pool.query('select * from unnest($1::public.sample[])', [
        compositeArray(columns, rows),
      ])
    ).rows;
  assert.deepEqual(await read([]), []);
  const at = new Date('2026-11-24T12:00:00.123Z');
  const [row] = await read([{ at: at.toISOString(), raw: '\\x00ff', list: ['null', ''] }]);
  assert.deepEqual(row, {
    name: null,
    count: null,
    at,
    list: ['null', ''],
    numbers: null,
    fact: null,
    raw: Buffer.from([0, 255]),
  });
});
