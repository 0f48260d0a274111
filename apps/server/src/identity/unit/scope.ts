import { SetrumError } from '@setrum/errors';
import { sql } from 'kysely';
import type { UnitScope } from '../permission/caller.ts';
import { identityOf, type Store } from '../store.ts';
import { nationwide } from './model.ts';
import type { UnitTables } from './store.ts';

/** The units somebody may act for: those assigned and everything below them. Nobody assigned, nothing seen. */
export async function scopeOf(store: Store, assigned: readonly string[]): Promise<UnitScope> {
  if (assigned.includes(nationwide)) return 'all';
  if (assigned.length === 0) return new Set();
  const units = sql<string[]>`${[...assigned]}::text[]`;
  const rows = await identityOf<UnitTables>(store)
    .withRecursive('scope', (query) =>
      query
        .selectFrom('unit')
        .select('unit.unit')
        .where(sql<boolean>`unit.unit = any (${units})`)
        .union((below) =>
          below
            .selectFrom('unit')
            .innerJoin('scope', 'scope.unit', 'unit.parent')
            .select('unit.unit'),
        ),
    )
    .selectFrom('scope')
    .select('unit')
    .execute();
  return new Set(rows.map(({ unit }) => unit));
}

/** Refuses assignments to units that are not registered: SETRUM_UNIT_UNKNOWN. */
export async function assertUnitsKnown(store: Store, units: readonly string[]): Promise<void> {
  const named = units.filter((unit) => unit !== nationwide);
  if (named.length === 0) return;
  const rows = await identityOf<UnitTables>(store)
    .selectFrom('unit')
    .select('unit')
    .where('unit', 'in', named)
    .execute();
  const known = new Set(rows.map(({ unit }) => unit));
  const unknown = named.find((unit) => !known.has(unit));
  if (unknown !== undefined) throw new SetrumError('SETRUM_UNIT_UNKNOWN', { unit: unknown });
}

/** Refuses what reaches beyond the caller's own units: nobody gives, or takes, more than they have. SETRUM_UNIT_FORBIDDEN. */
export function assertWithin(scope: UnitScope, units: readonly string[]): void {
  if (scope === 'all') return;
  const beyond = units.find((unit) => !scope.has(unit));
  if (beyond !== undefined) throw new SetrumError('SETRUM_UNIT_FORBIDDEN', { unit: beyond });
}
