import type { Pool } from 'pg';
import type { Found, SearchKind } from './model.ts';
import type { SearchScope } from './scope.ts';
import { applications, customers, meterColumns } from './source.ts';

interface NumberColumn {
  readonly kind: SearchKind;
  readonly table: string;
  readonly columns: string;
  readonly column: string;
  /** As an index has it. */
  readonly order: string;
  /** The longest number. */
  readonly digits: number;
  /** Whether somebody's scope takes in what belongs to no unit. */
  readonly homeless?: boolean;
}

/** Where a number, or the beginning of one, may stand; each has an index in its order. */
const numberColumns: readonly NumberColumn[] = [
  { ...customers, column: 'idpel', digits: 12 },
  { ...customers, column: 'meter_no', digits: 13, order: 'c.meter_no' },
  { ...applications, column: 'agenda_no', digits: 18 },
  { ...applications, column: 'registration_no', digits: 13, order: 'c.registration_no' },
  { ...applications, column: 'idpel', digits: 12, order: 'c.idpel, c.agenda_no' },
  {
    ...{ kind: 'meter', table: 'ap2t.meter', columns: meterColumns, column: 'meter_no' },
    ...{ order: 'c.meter_no', digits: 13, homeless: true },
  },
];

/** What begins with some digits may belong to others; so many of them are passed over. */
const mostRowsRead = 1_000;

/** What has this number, or begins with it: the numbers in their order, at most `wanted` of each. */
export async function findByNumber(
  pool: Pool,
  digits: string,
  kind: SearchKind | null,
  scope: SearchScope,
  wanted: number,
): Promise<readonly Found[]> {
  const places = numberColumns.filter(
    (place) => digits.length <= place.digits && (kind === null || kind === place.kind),
  );
  if (places.length === 0) return [];
  const selects = places.map(({ table, columns, column, order, digits: most, homeless }, n) => {
    const last = `$${n + 4}`;
    // Between the number and the number with nines behind it, which is right in every collation.
    return `(select ${columns}, ${n} as place from (
        select c.* from ${table} c where c.${column} >= $1 and c.${column} <= ${last}::text
         order by ${order} limit ${mostRowsRead}) c
      where ($2::text[] is null or c.unit = any ($2)${homeless === true ? ' or c.unit is null' : ''})
        and length(c.${column}) <= ${most}
      order by ${order} limit $3)`;
  });
  const lasts = places.map((place) => digits.padEnd(place.digits, '9'));
  const { rows } = await pool.query<Found & { readonly place: number }>(
    selects.join('\nunion all\n'),
    [digits, scope.units, wanted, ...lasts],
  );
  return distinct(rows.map(({ place: _place, ...found }) => found));
}

/** A customer may have been found by two numbers. */
function distinct(found: readonly Found[]): readonly Found[] {
  const known = new Set<string>();
  return found.filter(({ kind, id }) => {
    const name = `${kind} ${id}`;
    return !known.has(name) && known.add(name);
  });
}
