import { SetrumError } from '@setrum/errors';
import { type Caller, coversUnit, listUnits, type Unit } from '../../identity/index.ts';
import type { Database } from '../../platform/index.ts';

/** What somebody asks a report about; null: not narrowed down so far. */
export interface PlaceQuery {
  readonly unit: string | null;
  readonly feeder: string | null;
  readonly transformer: string | null;
}

export const levels = ['nation', 'UPI', 'UP3', 'ULP', 'feeder', 'transformer'] as const;
export type Level = (typeof levels)[number];

export interface Step {
  readonly level: Level;
  readonly code: string;
  readonly name: string;
}

/** A place that the caller may look at. */
export interface AskedPlace {
  readonly level: Level;
  /** From the top to the place itself. */
  readonly path: readonly Step[];
  /** The service units (ULP) in it that the caller covers: one where the level is below that of units. */
  readonly ulps: readonly string[];
  readonly feeder: string | null;
  readonly transformer: string | null;
  readonly units: ReadonlyMap<string, Unit>;
}

/** More than the country has. */
const mostUnits = 20_000;

/**
 * The place that is asked about, narrowed to the caller's units. Throws SETRUM_UNIT_UNKNOWN, SETRUM_UNIT_FORBIDDEN, SETRUM_FEEDER_UNKNOWN,
 * SETRUM_TRANSFORMER_UNKNOWN.
 */
export async function askedPlace(
  database: Database,
  caller: Pick<Caller, 'units'>,
  query: PlaceQuery,
): Promise<AskedPlace> {
  const all = await listUnits(database, { after: null, limit: mostUnits });
  const units = new Map(all.map((unit) => [unit.unit, unit]));
  const { unit, feeder } = await located(database, query);
  const ulps = all
    .filter((one) => one.kind === 'ULP' && coversUnit(caller, one.unit))
    .filter((one) => unit === null || lineOf(units, one.unit).some((at) => at.unit === unit))
    .map((one) => one.unit);
  if (unit !== null && ulps.length === 0) {
    if (!units.has(unit)) throw new SetrumError('SETRUM_UNIT_UNKNOWN', { unit });
    if (!coversUnit(caller, unit)) throw new SetrumError('SETRUM_UNIT_FORBIDDEN', { unit });
  }
  const { transformer } = query;
  const line = unit === null ? [] : lineOf(units, unit);
  const path: Step[] = line.map((at) => ({ level: at.kind, code: at.unit, name: at.name }));
  if (feeder !== null) {
    const name = await nameOf(database, 'feeder', feeder);
    path.push({ level: 'feeder', code: feeder, name });
  }
  if (transformer !== null) {
    const name = await nameOf(database, 'transformer', transformer);
    path.push({ level: 'transformer', code: transformer, name });
  }
  const level = path.at(-1)?.level ?? 'nation';
  return { level, path, ulps, feeder, transformer, units };
}

/** A unit and those above it, from the top. */
export function lineOf(units: ReadonlyMap<string, Unit>, unit: string): readonly Unit[] {
  const line: Unit[] = [];
  for (let at = units.get(unit); at !== undefined && line.length < 3; ) {
    line.unshift(at);
    at = at.parent === null ? undefined : units.get(at.parent);
  }
  return line;
}

/** Where a feeder or a transformer is, by what is told of it or else by the meters on it. */
async function located(
  { pool }: Database,
  { unit, feeder, transformer }: PlaceQuery,
): Promise<Pick<PlaceQuery, 'unit' | 'feeder'>> {
  if (transformer !== null) {
    if (unit !== null && feeder !== null) return { unit, feeder };
    const { rows } = await pool.query<{ unit: string; feeder: string }>(
      `select p.unit, coalesce(p.feeder, '-') as feeder from profile.place p
        where p.transformer = $1 and ($2::text is null or p.unit = $2) limit 1`,
      [transformer, unit],
    );
    if (rows[0] === undefined) throw new SetrumError('SETRUM_TRANSFORMER_UNKNOWN', { transformer });
    return rows[0];
  }
  if (feeder === null || unit !== null) return { unit, feeder };
  const { rows } = await pool.query<{ unit: string }>(
    `select f.unit from profile.feeder f where f.feeder = $1
     union all (select p.unit from profile.place p where p.feeder = $1 limit 1) limit 1`,
    [feeder],
  );
  if (rows[0] === undefined) throw new SetrumError('SETRUM_FEEDER_UNKNOWN', { feeder });
  return { unit: rows[0].unit, feeder };
}

async function nameOf(
  { pool }: Database,
  kind: 'feeder' | 'transformer',
  code: string,
): Promise<string> {
  const { rows } = await pool.query<{ name: string }>(
    `select name from profile.${kind} where ${kind} = $1`,
    [code],
  );
  return rows[0]?.name ?? code;
}
