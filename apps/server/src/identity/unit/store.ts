import { SetrumError } from '@setrum/errors';
import { identityOf, type Store } from '../store.ts';
import type { Unit } from './model.ts';

/** The units' table as everyday queries see it. */
export interface UnitTables {
  readonly unit: Unit;
}

/** A unit; SETRUM_UNIT_UNKNOWN when it is not registered. */
export async function unitOf(store: Store, unit: string): Promise<Unit> {
  const found = await findUnit(store, unit);
  if (found === null) throw new SetrumError('SETRUM_UNIT_UNKNOWN', { unit });
  return found;
}

export async function findUnit(store: Store, unit: string): Promise<Unit | null> {
  const row = await identityOf<UnitTables>(store)
    .selectFrom('unit')
    .selectAll()
    .where('unit', '=', unit)
    .executeTakeFirst();
  return row ?? null;
}

/** A unit and those above it, itself first: ULP, UP3, UPI. SETRUM_UNIT_UNKNOWN. */
export async function unitLine(store: Store, unit: string): Promise<readonly Unit[]> {
  const line = [await unitOf(store, unit)];
  for (let above = line[0]?.parent ?? null; above !== null && line.length < 3; ) {
    const next = await unitOf(store, above);
    line.push(next);
    above = next.parent;
  }
  return line;
}

/** Units in the order of their codes, those above first; after `after`, at most `limit`. */
export async function listUnits(
  store: Store,
  query: { readonly after: string | null; readonly limit: number },
): Promise<readonly Unit[]> {
  let units = identityOf<UnitTables>(store)
    .selectFrom('unit')
    .selectAll()
    .orderBy('unit')
    .limit(query.limit);
  if (query.after !== null) units = units.where('unit', '>', query.after);
  return units.execute();
}
