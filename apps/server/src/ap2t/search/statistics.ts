import type { Pool } from 'pg';
import type { QueryWord } from './read-query.ts';
import type { Source } from './source.ts';

/** A word that PostgreSQL's statistics know, and the share of the rows that have it. */
export interface KnownWord {
  readonly text: string;
  readonly share: number;
}

/** How many rows there are, and how frequent words are in them. */
export interface WordStatistics {
  readonly rows: number;
  /** The share of rows, 0 to 1, that have the word: as a whole, or as the beginning of one. */
  share(word: QueryWord): number;
  /** The frequent words that people write, in alphabetical order. */
  readonly known: readonly KnownWord[];
}

/** What words that are in no statistics are taken to be: by the letters that were typed, so many words begin with them. */
const unknownShares: Readonly<Record<number, number>> = { 3: 0.004, 4: 0.001 };
const rareShare = 0.0002;

export function wordStatistics(rows: number, elements: readonly KnownWord[]): WordStatistics {
  const sorted = [...elements].sort((a, b) => (a.text < b.text ? -1 : 1));
  const shares = new Map(sorted.map(({ text, share }) => [text, share]));
  return {
    rows: Math.max(0, rows),
    share: ({ text, whole }) => {
      if (whole) return shares.get(text) ?? rareShare;
      let missing = 1;
      for (let n = firstFrom(sorted, text); sorted[n]?.text.startsWith(text) === true; n++)
        missing *= 1 - (sorted[n]?.share ?? 0);
      return Math.max(1 - missing, unknownShares[text.length] ?? rareShare);
    },
    known: sorted.filter(({ text }) => /^\p{L}{4,}$/u.test(text)),
  };
}

/** Where in the sorted words those begin that are not before `text`. */
function firstFrom(sorted: readonly KnownWord[], text: string): number {
  let [low, high] = [0, sorted.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((sorted[middle]?.text ?? '') < text) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** Reads what PostgreSQL's last ANALYZE found; nothing known of the words when there was none yet. */
export async function readStatistics(pool: Pool, source: Source): Promise<WordStatistics> {
  const { rows } = await pool.query<{
    rows: number;
    words: readonly string[] | null;
    shares: readonly number[] | null;
  }>(
    `select c.reltuples::float8 as rows, s.most_common_elems::text::text[] as words, s.most_common_elem_freqs::float8[] as shares
       from pg_class c left join pg_stats s on s.schemaname = 'ap2t' and s.tablename = $2 and s.most_common_elems is not null
      where c.oid = $1::regclass`,
    [source.table, source.wordsIndex],
  );
  const [row] = rows;
  const words = row?.words ?? [];
  // The frequencies end with their own least and largest.
  const elements = words.map((text, n) => ({ text, share: row?.shares?.[n] ?? 0 }));
  return wordStatistics(row?.rows ?? 0, elements);
}
