import { type Kysely, sql } from 'kysely';
import { businessDay } from '../../platform/index.ts';
import type { KeyTarget } from './model.ts';
import type { TokenRequestTables } from './tables.ts';

export {} from './key-target-rules.ts';

/** The key that a meter of this place and tariff is to have at `at`; null: it keeps its own. */
export async function keyTargetOf(
  store: Kysely<unknown>,
  { unit, tariff, at }: { readonly unit: string; readonly tariff: string; readonly at: Date },
): Promise<KeyTarget | null> {
  const row = await (store.withSchema('ap2t') as Kysely<TokenRequestTables>)
    .selectFrom('key_target')
    .selectAll()
    .where(sql<boolean>`starts_with(${unit}, unit_prefix)`)
    .where('tariff', 'in', [tariff, ''])
    .where('from_date', '<=', businessDay(at, null))
    .orderBy(sql`length(unit_prefix)`, 'desc')
    .orderBy(sql`tariff <> ''`, 'desc')
    .orderBy('from_date', 'desc')
    .limit(1)
    .executeTakeFirst();
  if (row === undefined) return null;
  const { sgc, krn, ti, ken, base_date: baseDate, key_type: keyType } = row;
  return { sgc, krn, ti, ken, baseDate, keyType };
}
