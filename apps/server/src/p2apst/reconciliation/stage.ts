import type { PoolClient } from 'pg';
import { keyOf, type Layout } from './layout.ts';
import type { FileLine } from './read.ts';

/** How many lines go into one statement. */
const batchLines = 1_000;

export interface Staged {
  readonly lines: number;
  readonly sumCents: number;
}

/** Puts a partner's lines into a table of this transaction's own, `theirs`, so that the database can sort both sides. */
export async function stage(
  client: PoolClient,
  layout: Layout,
  lines: AsyncIterable<FileLine>,
): Promise<Staged> {
  await client.query(
    'create temporary table theirs (key text collate "C" not null, line integer not null, cells jsonb not null) on commit drop',
  );
  let batch: FileLine[] = [];
  let count = 0;
  let sumCents = 0;
  for await (const line of lines) {
    batch.push(line);
    count += 1;
    sumCents += Number(line.cells[layout.sum]);
    if (batch.length < batchLines) continue;
    await insert(client, layout, batch);
    batch = [];
  }
  await insert(client, layout, batch);
  await client.query('analyze theirs');
  return { lines: count, sumCents };
}

async function insert(
  client: PoolClient,
  layout: Layout,
  batch: readonly FileLine[],
): Promise<void> {
  if (batch.length === 0) return;
  await client.query(
    'insert into theirs select * from unnest($1::text[], $2::integer[], $3::jsonb[])',
    [
      batch.map(({ cells }) => keyOf(layout, cells)),
      batch.map(({ line }) => line),
      batch.map(({ cells }) => JSON.stringify(cells)),
    ],
  );
}
