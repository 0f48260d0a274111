import type { Pool } from 'pg';
import type { Found } from './model.ts';
import type { SearchScope } from './scope.ts';
import type { Source } from './source.ts';

/** Rows whose name begins as the phrase does, in the order of names. */
export async function findByBeginning(
  pool: Pool,
  source: Source,
  {
    phrase,
    scope,
    wanted,
  }: { readonly phrase: string; readonly scope: SearchScope; readonly wanted: number },
): Promise<readonly Found[]> {
  const { rows } = await pool.query<Found>(
    `select ${source.columns} from ${source.table} c
      where upper(c.name) collate "C" >= $1 and upper(c.name) collate "C" < $2 and ($3::text[] is null or c.unit = any ($3))
      order by upper(c.name) collate "C" limit $4`,
    // After everything that begins so: the last character there is.
    [phrase, `${phrase}\u{10ffff}`, scope.units, wanted],
  );
  return rows;
}
