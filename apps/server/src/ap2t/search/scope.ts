import type { UnitScope } from '../../identity/index.ts';
import type { WordStatistics } from './statistics.ts';

/** The units in which is looked, as the index and as the rows have them. */
export interface SearchScope {
  /** Null: everywhere. */
  readonly units: readonly string[] | null;
  /** Words of the index, one of which every row in scope has; none where the scope cannot be named in so few. */
  readonly indexed: readonly string[];
}

const everywhere: SearchScope = { units: null, indexed: [] };
/** Alternatives are dear: seven units take twenty times as long as one. */
const mostUnits = 2;

/** Null when nothing is in scope. */
export function searchScope(units: UnitScope): SearchScope | null {
  if (units === 'all') return everywhere;
  // The codes of regions (UPI) have two digits, and nothing belongs to them.
  const codes = [...units].filter((unit) => /^\d{5}$/.test(unit));
  if (codes.length === 0) return null;
  if (codes.length <= mostUnits) return { units: codes, indexed: codes.map((unit) => `/${unit}`) };
  const regions = [...new Set(codes.map((unit) => `//${unit.slice(0, 2)}`))];
  return { units: codes, indexed: regions.length === 1 ? regions : [] };
}

/** The share of the rows, 0 to 1, that is in scope, and the share that the index takes to be. */
export function scopeShares(
  { units, indexed }: SearchScope,
  { share }: WordStatistics,
): { readonly inScope: number; readonly inIndex: number } {
  const sum = (words: readonly string[]) =>
    Math.min(
      1,
      words.reduce((total, text) => total + share({ text, whole: true }), 0),
    );
  const inScope = units === null ? 1 : sum(units.map((unit) => `/${unit}`));
  return { inScope, inIndex: indexed.length === 0 ? 1 : Math.max(inScope, sum(indexed)) };
}
