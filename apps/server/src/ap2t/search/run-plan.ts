import type { Pool } from 'pg';
import type { Found } from './model.ts';
import type { WordPlan } from './plan.ts';
import type { QueryWord } from './read-query.ts';
import type { SearchScope } from './scope.ts';
import type { Source } from './source.ts';

/** Gives enough rows, or all; or neither, when it has read as many rows as the plan allows. */
export async function runPlan(
  pool: Pool,
  source: Source,
  { by, indexed, filtered, mostRows }: WordPlan,
  { scope, wanted }: { readonly scope: SearchScope; readonly wanted: number },
): Promise<{ readonly found: readonly Found[]; readonly isComplete: boolean }> {
  const { table, columns } = source;
  const rows =
    by === 'walk'
      ? walkedRows(source, scope)
      : `${table} c where ap2t.search_words(c.name, c.address, c.unit) @@ $1::tsquery`;
  // How many were read is counted only where too few were found, that is, where all have been read anyway.
  const result = await pool.query<Found & { readonly read: number | null }>(
    `with c as materialized (select ${columns} from ${rows} limit $5),
          m as materialized (select * from c where ($3::text[] is null or unit = any ($3)) and (name || ' ' || address) ~* all ($2::text[])
                              limit $4)
     select m.*, r.read
       from (select case when (select count(*) from m) < $4 then (select count(*) from c) end as read) r left join m on true`,
    [indexQuery(indexed, scope), filtered.map(patternOf), scope.units, wanted, mostRows],
  );
  const read = result.rows[0]?.read ?? null;
  // Where nothing was found there is one row with nothing in it.
  const found = result.rows.filter(({ id }) => id !== null).map(({ read: _read, ...one }) => one);
  const isComplete = mostRows === null || read === null || (by === 'index' && read < mostRows);
  return { found, isComplete };
}

/** Rows as they come, of each unit in scope some, so that the first one is not all that is ever looked at. */
function walkedRows({ table, order, unitOrder }: Source, { units }: SearchScope): string {
  if (units === null) return `${table} c where $1::text is not null order by ${order}`;
  return `unnest($3::text[]) u cross join lateral (select c.* from ${table} c where c.unit = u order by ${unitOrder}
            limit ceil($5::numeric / ${units.length})) c where $1::text is not null`;
}

/** Words are letters and digits only (read-query.ts), so there is nothing in them that a query could take for its own. */
function indexQuery(words: readonly QueryWord[], { indexed }: SearchScope): string {
  const wanted = words.map(({ text, whole }) => `'${text}'${whole ? '' : ':*'}`);
  const scope = indexed.map((unit) => `'${unit}'`).join(' | ');
  return [...wanted, ...(scope === '' ? [] : [`(${scope})`])].join(' & ');
}

function patternOf({ text, whole }: QueryWord): string {
  return `\\m${text}${whole ? '\\M' : ''}`;
}
