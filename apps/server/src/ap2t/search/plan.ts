import type { QueryWord } from './read-query.ts';

/** A word with the share of the rows that have it, 0 to 1. */
export interface WeighedWord extends QueryWord {
  readonly share: number;
}

/**
 * How rows with all words are looked for. `index`: the words `indexed` by the index, the others in the rows that it gives. `walk`: row after
 * row of each unit, all words in each. At most `mostRows` rows are read (null: as many as the index gives).
 */
export interface WordPlan {
  readonly by: 'walk' | 'index';
  readonly indexed: readonly QueryWord[];
  readonly filtered: readonly QueryWord[];
  readonly mostRows: number | null;
}

export interface PlanBasis {
  readonly words: readonly WeighedWord[];
  /** Rows of the table. */
  readonly rows: number;
  /** The share of them that the caller may see, and the share that the index takes for it; 1 where it cannot tell. */
  readonly scope: { readonly inScope: number; readonly inIndex: number };
  /** How many rows are wanted. */
  readonly wanted: number;
}

// Measured (docs/search.md): what the index takes for each row in which a word begins so, for each row of the rarest whole word and each
// word that it is compared with, and what it takes to fetch a row and look into it.
const begunUs = 0.4;
const skippedUs = 0.2;
const rowUs = 6;
const mostRowsRead = 2_000;
/** A plan that expects to read nearly that many is a gamble. */
const expectedRows = 0.75 * mostRowsRead;

/**
 * The cheapest plan by what is known of the words, and one that is complete: for where the first has read as many rows as it may and has not
 * found enough, because the words hardly ever come together.
 */
export function planWords(basis: PlanBasis): readonly [WordPlan, WordPlan] {
  const words = [...basis.words].sort((a, b) => a.share - b.share);
  const complete: WordPlan = { by: 'index', indexed: words, filtered: [], mostRows: null };
  const plans = [
    { plan: complete, costUs: indexCostUs(words, basis) + readingUs(words, [], basis) },
    ...walkPlan(words, basis),
    ...indexPlans(words, basis),
  ];
  const { plan } = plans.reduce((best, one) => (one.costUs < best.costUs ? one : best));
  return [plan, complete];
}

interface Costed {
  readonly plan: WordPlan;
  readonly costUs: number;
}

function walkPlan(words: readonly WeighedWord[], basis: PlanBasis): readonly Costed[] {
  const rows = basis.wanted / productOf(words);
  if (rows > expectedRows) return [];
  const plan = { by: 'walk', indexed: [], filtered: words, mostRows: mostRowsRead } as const;
  return [{ plan, costUs: rows * rowUs }];
}

/** For each number of words: the rarest by the index, the others in its rows. */
function indexPlans(words: readonly WeighedWord[], basis: PlanBasis): readonly Costed[] {
  return words.flatMap((_, n) => {
    const [indexed, filtered] = [words.slice(0, n + 1), words.slice(n + 1)];
    const toReadUs = readingUs(indexed, filtered, basis);
    // How rare the rarest word is, is known. How often words come together is not.
    const isBounded = basis.rows * (words[0]?.share ?? 1) > mostRowsRead;
    if (isBounded && toReadUs > expectedRows * rowUs) return [];
    const mostRows = isBounded ? mostRowsRead : null;
    const plan: WordPlan = { by: 'index', indexed, filtered, mostRows };
    return [{ plan, costUs: indexCostUs(indexed, basis) + toReadUs }];
  });
}

/** What it takes to read rows with the words `indexed` until enough have the others as well. */
function readingUs(
  indexed: readonly WeighedWord[],
  filtered: readonly WeighedWord[],
  { rows, scope, wanted }: PlanBasis,
): number {
  const given = rows * productOf(indexed) * scope.inIndex;
  const enough = wanted / (productOf(filtered) * (scope.inScope / scope.inIndex));
  return Math.min(given, enough) * rowUs;
}

function indexCostUs(words: readonly WeighedWord[], { rows, scope }: PlanBasis): number {
  const begun = words.filter(({ whole }) => !whole).reduce((sum, { share }) => sum + share, 0);
  const rarest = Math.min(scope.inIndex, ...words.map(({ share }) => share));
  const terms = words.length + (scope.inIndex < 1 ? 1 : 0);
  return rows * (begun * begunUs + rarest * terms * skippedUs);
}

function productOf(words: readonly WeighedWord[]): number {
  return words.reduce((product, { share }) => product * share, 1);
}
