import type { PoolClient } from 'pg';

const wordIndexes = ['customer_words', 'application_words'];
const searchIndexes = [...wordIndexes, ...['customer_name', 'customer_unit', 'application_name']];

/** Takes the indexes of search away; gives what puts them back. Made anew over all rows they take less time than kept while these come. */
export async function dropSearchIndexes(client: PoolClient): Promise<() => Promise<void>> {
  const { rows } = await client.query<{ name: string; definition: string; target: number | null }>(
    `select indexname as name, indexdef as definition, a.attstattarget as target
       from pg_indexes join pg_attribute a on a.attrelid = format('%I.%I', schemaname, indexname)::regclass and a.attnum = 1
      where schemaname = 'ap2t' and indexname = any ($1)`,
    [searchIndexes],
  );
  if (rows.length !== searchIndexes.length)
    throw new Error('the indexes of search are not those that this knows');
  for (const { name } of rows) await client.query(`drop index ap2t.${name}`);
  return async () => {
    for (const { name, definition, target } of rows) {
      await client.query(definition);
      if (wordIndexes.includes(name))
        await client.query(`alter index ap2t.${name} alter column 1 set statistics ${target}`);
    }
  };
}

/** Bytes of the indexes of search. */
export async function searchIndexBytes(client: PoolClient): Promise<number> {
  const { rows } = await client.query<{ bytes: number }>(
    `select sum(pg_relation_size(format('ap2t.%I', name)::regclass))::bigint as bytes from unnest($1::text[]) name`,
    [searchIndexes],
  );
  return rows[0]?.bytes ?? 0;
}
