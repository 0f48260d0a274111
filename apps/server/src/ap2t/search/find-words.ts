import type { Pool } from 'pg';
import type { Found } from './model.ts';
import { planWords } from './plan.ts';
import type { QueryWord } from './read-query.ts';
import { runPlan } from './run-plan.ts';
import { type SearchScope, scopeShares } from './scope.ts';
import type { Source } from './source.ts';
import type { WordStatistics } from './statistics.ts';

/** What is looked for by words. */
export interface WordsAsked {
  readonly words: readonly QueryWord[];
  /** As it was typed, in capital letters. */
  readonly phrase: string;
  readonly scope: SearchScope;
  /** How many rows are enough. */
  readonly wanted: number;
}

/** A word that so many rows have is looked for as a whole word: whoever means a longer one types on. */
const frequentRows = 5_000;

/** Rows that have all words in name or address, as whole words or at their beginnings; in no order. */
export async function findByWords(
  pool: Pool,
  source: Source,
  asked: WordsAsked,
  statistics: WordStatistics,
): Promise<readonly Found[]> {
  const { words, scope, wanted } = asked;
  const weighed = words.map((word) => {
    const share = statistics.share({ ...word, whole: true });
    return share * statistics.rows >= frequentRows
      ? { text: word.text, whole: true, share }
      : { ...word, share: statistics.share(word) };
  });
  const basis = {
    words: weighed,
    rows: statistics.rows,
    scope: scopeShares(scope, statistics),
    wanted,
  };
  const [plan, complete] = planWords(basis);
  const first = await runPlan(pool, source, plan, asked);
  return first.isComplete ? first.found : (await runPlan(pool, source, complete, asked)).found;
}
