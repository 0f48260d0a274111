import type { Database } from '../../platform/index.ts';
import { addFigures, type PlaceFigures, summedFigures } from './figures.ts';
import { type AskedPlace, type Level, lineOf } from './place.ts';

/** One place below the one asked about. */
export interface ChildPlace {
  readonly level: Level;
  readonly code: string;
  readonly name: string;
  readonly figures: PlaceFigures;
}

const seriesMonths = 12;

/** The latest month of which a reading is there in these units, YYYYMM; null: none. */
export async function latestMonth(
  { pool }: Database,
  ulps: readonly string[],
): Promise<number | null> {
  const { rows } = await pool.query<{ month: number | null }>(
    `select max(k.month) as month from unnest($1::text[]) u(unit),
            lateral (select m.month from profile.place_month m
                      where m.unit = u.unit and m.feeder = '*' and m.transformer = '*' and m.readings > 0
                      order by m.month desc limit 1) k`,
    [ulps],
  );
  return rows[0]?.month ?? null;
}

/** The place asked about, month by month up to `month`: twelve at most, the oldest first. */
export async function seriesOf(
  { pool }: Database,
  place: AskedPlace,
  month: number,
): Promise<readonly (PlaceFigures & { readonly month: number })[]> {
  const { rows } = await pool.query<PlaceFigures & { month: number }>(
    `select m.month, ${summedFigures} from profile.place_month m
      where m.unit = any ($1) and m.feeder = $2 and m.transformer = $3 and m.month <= $4 and m.month > $4 - 100
      group by m.month order by m.month desc limit ${seriesMonths}`,
    [place.ulps, place.feeder ?? '*', place.transformer ?? '*', month],
  );
  return rows.toReversed();
}

type ChildRow = PlaceFigures & { readonly code: string; readonly name: string | null };

/** The places one step below, by their codes; none below a transformer: meters hang there. */
export async function childrenOf(
  database: Database,
  place: AskedPlace,
  month: number,
): Promise<readonly ChildPlace[]> {
  const { level, ulps, feeder } = place;
  if (level === 'transformer') return [];
  if (level === 'feeder') return rowsBelow(database, 'transformer', [month, ulps, feeder]);
  if (level === 'ULP') return rowsBelow(database, 'feeder', [month, ulps]);
  const { rows } = await database.pool.query<ChildRow>(
    `select m.unit as code, null as name, ${summedFigures} from profile.place_month m
      where m.month = $1 and m.unit = any ($2) and m.feeder = '*' and m.transformer = '*' group by m.unit`,
    [month, ulps],
  );
  return unitsBelow(place, rows);
}

async function rowsBelow(
  { pool }: Database,
  level: 'feeder' | 'transformer',
  values: readonly unknown[],
): Promise<readonly ChildPlace[]> {
  const below =
    level === 'feeder'
      ? "m.feeder <> '*' and m.transformer = '*'"
      : "m.feeder = $3 and m.transformer <> '*'";
  const { rows } = await pool.query<ChildRow>(
    `select m.${level} as code, min(n.name) as name, ${summedFigures} from profile.place_month m
       left join profile.${level} n on n.${level} = m.${level}
      where m.month = $1 and m.unit = any ($2) and ${below} group by m.${level} order by m.${level}`,
    [...values],
  );
  return rows.map(({ code, name, ...figures }) => ({ level, code, name: name ?? code, figures }));
}

/** Service units put together under the units one step below the place. */
function unitsBelow(
  { level, path, units }: AskedPlace,
  rows: readonly ChildRow[],
): readonly ChildPlace[] {
  const depth = level === 'nation' ? 0 : path.length;
  const groups = new Map<string, PlaceFigures[]>();
  for (const { code, name: _name, ...figures } of rows) {
    const child = lineOf(units, code)[depth]?.unit ?? code;
    groups.set(child, [...(groups.get(child) ?? []), figures]);
  }
  return [...groups]
    .toSorted(([one], [other]) => (one < other ? -1 : 1))
    .map(([code, figures]) => ({
      ...{ level: units.get(code)?.kind ?? 'ULP', code, name: units.get(code)?.name ?? code },
      figures: addFigures(figures),
    }));
}

/** What feeders and transformers were fed in a month, by their codes. */
export async function fedTo(
  { pool }: Database,
  places: readonly string[],
  months: readonly number[],
): Promise<(place: string, month: number) => number | null> {
  const { rows } = await pool.query<{ place: string; month: number; energy_kwh: number }>(
    'select place, month, energy_kwh from profile.feed where place = any ($1) and month = any ($2)',
    [places, months],
  );
  const fed = new Map(rows.map((row) => [`${row.place} ${row.month}`, row.energy_kwh]));
  return (place, month) => fed.get(`${place} ${month}`) ?? null;
}
