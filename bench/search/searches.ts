import type { Database } from '@setrum/server';
import { applicationNumbers, benchUnits, customerNumbers } from './population.ts';
import { givenNames, streets } from './words.ts';

/** One search, in whose units, and what it must find where that is known. */
export interface Search {
  readonly kind: string;
  readonly q: string;
  readonly units: 'all' | ReadonlySet<string>;
  readonly mustFind: string | null;
}

/** Somebody whose name and address are searched for. */
interface Known {
  readonly n: number;
  readonly name: string;
  readonly address: string;
  readonly unit: string;
}

/** Numbers from 0 to `most` - 1, the same in every run. */
export function chances(seed: number): (most: number) => number {
  let state = seed;
  return (most) => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return Math.floor((state / 2 ** 32) * most);
  };
}

const everywhere: readonly string[] = [
  ...[
    'SITI',
    'JALAN',
    'MUHAMMAD',
    'SRI',
    'DK. SELATAN',
    'JL MERDEKA',
    'JALAN RT NO',
    'SITI SELATAN',
  ],
  ...[
    'SITI JALAN MERDEKA',
    'MUHAMMAD JALAN',
    'JALAN DESA RT 003',
    'SITI MERDEKA UTARA',
    'SRI RAHAYU',
  ],
  ...['SITI RAHAYU SELATAN', 'NO 12 RT 003', 'AHMAD SUDIRMAN KEL', 'WATI JALAN UTARA', 'RT 016'],
];
/** Frequent words that nobody has together, or hardly anybody. */
const apart: readonly string[] = [
  ...['JALAN GANG', 'SITI MUHAMMAD', 'DUSUN GANG KAMPUNG', 'MUHAMMAD AHMAD SRI', 'PERUM KOMPLEK'],
];

/** `each` searches of every class, in an order in which the classes take turns. */
export async function benchSearches(
  database: Database,
  {
    customers,
    applications,
    each,
  }: { readonly customers: number; readonly applications: number; readonly each: number },
): Promise<readonly Search[]> {
  const next = chances(20261123);
  const people = await knownPeople(
    database,
    Array.from({ length: each }, () => next(customers)),
  );
  const makers = makersOf(next, applications);
  return people.flatMap((one) =>
    Object.entries(makers).map(([kind, make]): Search => {
      const { q, mustFind = null } = make(one);
      const units = mustFind === null ? scope(next) : scopeOf(one.unit, next);
      return { kind, q, units, mustFind };
    }),
  );
}

type Make = (one: Known) => { readonly q: string; readonly mustFind?: string };

function makersOf(
  next: (most: number) => number,
  applications: number,
): Readonly<Record<string, Make>> {
  const of = (list: readonly string[]): string => list[next(list.length)] ?? '';
  const anApplication = () => applicationNumbers(1 + next(applications));
  return {
    idpel: ({ n }) => ({ q: customerNumbers(n).idpel, mustFind: customerNumbers(n).idpel }),
    meter: ({ n }) => ({ q: customerNumbers(n).meterNo, mustFind: customerNumbers(n).idpel }),
    agenda: () => ({ q: anApplication().agendaNo }),
    registration: () => ({ q: anApplication().registrationNo }),
    numberBegun: ({ n }) => ({ q: customerNumbers(n).idpel.slice(0, 5 + next(7)) }),
    name: ({ name }) => ({ q: name }),
    nameBegun: ({ name }) => ({ q: name.slice(0, Math.max(3, name.length - 2)).toLowerCase() }),
    nameAndAddress: ({ n, name, address }) => ({
      q: `${streetOf(address)} ${name} ${address.match(/\d+/)?.[0] ?? ''}`,
      mustFind: customerNumbers(n).idpel,
    }),
    twoWordsBegun: ({ name, address }) => ({
      q: `${streetOf(address).slice(0, 5)} ${name.slice(0, 4)}`,
    }),
    address: ({ address }) => ({ q: address.split(' RT ')[0] ?? address }),
    frequentWords: () => ({ q: of(everywhere) }),
    neverTogether: () => ({ q: of(apart) }),
    twoFrequent: () => ({ q: `${of(givenNames.slice(0, 20))} ${of(streets.slice(0, 20))}` }),
    misspelt: ({ name }) => ({ q: `${name.slice(0, 2)}${name.slice(3)}X` }),
  };
}

const streetOf = (address: string): string => address.split(' ')[1] ?? '';

/** A clerk of one unit, somebody of a region, and the head office: as often as each other. */
function scopeOf(unit: string, next: (most: number) => number): Search['units'] {
  const which = next(3);
  if (which === 0) return new Set([unit]);
  const region = unit.slice(0, 2);
  return which === 1
    ? new Set([region, ...benchUnits.filter((one) => one.startsWith(region))])
    : 'all';
}

const scope = (next: (most: number) => number): Search['units'] =>
  scopeOf(benchUnits[next(benchUnits.length)] ?? '', next);

async function knownPeople(
  { pool }: Database,
  numbers: readonly number[],
): Promise<readonly Known[]> {
  const { rows } = await pool.query<Omit<Known, 'n'> & { readonly idpel: string }>(
    'select idpel, name, address, unit from ap2t.customer where idpel = any ($1)',
    [numbers.map((n) => customerNumbers(n).idpel)],
  );
  const found = new Map(rows.map((row) => [row.idpel, row]));
  return numbers.flatMap((n) => {
    const row = found.get(customerNumbers(n).idpel);
    return row === undefined ? [] : [{ ...row, n }];
  });
}
