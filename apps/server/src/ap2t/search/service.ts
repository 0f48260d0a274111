import type { Pool } from 'pg';
import { findByBeginning } from './find-beginning.ts';
import { findByNumber } from './find-number.ts';
import { findByWords, type WordsAsked } from './find-words.ts';
import { type Found, mostHits, type SearchAnswer, type SearchRequest } from './model.ts';
import { rankByNumber, rankByWords } from './rank.ts';
import { type QueryWord, readQuery } from './read-query.ts';
import { type SearchScope, searchScope } from './scope.ts';
import { applications, customers, type Source } from './source.ts';
import { correctWords } from './spelling.ts';
import { readStatistics, type WordStatistics } from './statistics.ts';
import { Turns } from './turns.ts';

export interface SearchOptions {
  readonly pool: Pool;
  readonly now: () => Date;
}

/** More are ranked than are shown. */
const wanted = 1.5 * mostHits;
const statisticsKeepMs = 300_000;
const nothing: SearchAnswer = { found: [], more: false, corrected: null };

/** One box for everything that has a number, a name or an address. */
export class SearchService {
  readonly #pool: Pool;
  readonly #now: () => Date;
  /** A search holds two connections at most; the others are for those who work. */
  readonly #turns = new Turns({ atOnce: 2, mostWaiting: 200 });
  readonly #statistics = new Map<
    Source,
    { readonly at: number; readonly read: Promise<WordStatistics> }
  >();

  constructor({ pool, now }: SearchOptions) {
    this.#pool = pool;
    this.#now = now;
  }

  /**
   * What has the number, or all the words, in the caller's units. When nothing has, words that nobody has are replaced by their like.
   * Throws SETRUM_SEARCH_QUERY for what nothing can be found by, SETRUM_BUSY.
   */
  async search({ q, kind, limit, caller }: SearchRequest): Promise<SearchAnswer> {
    const query = readQuery(q);
    const scope = searchScope(caller.units);
    if (scope === null) return nothing;
    return this.#turns.take(async () => {
      if (query.by === 'number') {
        const found = await findByNumber(this.#pool, query.digits, kind, scope, wanted);
        return answerOf(rankByNumber(found, query.digits), limit, null);
      }
      const sources = [customers, applications].filter(
        (source) => kind === null || kind === source.kind,
      );
      const found = await this.#byWords(sources, query.words, query.phrase, scope);
      if (found.length > 0) return answerOf(found, limit, null);
      return this.#corrected(sources, query.words, scope, limit);
    });
  }

  async #corrected(
    sources: readonly Source[],
    words: readonly QueryWord[],
    scope: SearchScope,
    limit: number,
  ): Promise<SearchAnswer> {
    const statistics = await Promise.all(sources.map((source) => this.#statisticsOf(source)));
    const other = correctWords(
      words,
      statistics.flatMap(({ known }) => known),
    );
    if (other === null) return nothing;
    const phrase = other
      .map(({ text }) => text)
      .join(' ')
      .toUpperCase();
    const found = await this.#byWords(sources, other, phrase, scope);
    return answerOf(found, limit, found.length === 0 ? null : phrase);
  }

  async #byWords(
    sources: readonly Source[],
    words: readonly QueryWord[],
    phrase: string,
    scope: SearchScope,
  ): Promise<readonly Found[]> {
    const asked = { words, phrase, scope, wanted };
    const found = await Promise.all(sources.map((source) => this.#inSource(source, asked)));
    return rankByWords(found.flat(), words);
  }

  async #inSource(source: Source, asked: WordsAsked): Promise<readonly Found[]> {
    const named = await findByBeginning(this.#pool, source, asked);
    // So many names begin with it: whoever looks for another has more words to give.
    if (named.length >= asked.wanted) return named;
    const statistics = await this.#statisticsOf(source);
    const others = await findByWords(this.#pool, source, asked, statistics);
    const known = new Set(named.map(({ id }) => id));
    return [...named, ...others.filter(({ id }) => !known.has(id))];
  }

  #statisticsOf(source: Source): Promise<WordStatistics> {
    const nowMs = this.#now().getTime();
    const known = this.#statistics.get(source);
    if (known !== undefined && nowMs - known.at < statisticsKeepMs) return known.read;
    const read = readStatistics(this.#pool, source);
    this.#statistics.set(source, { at: nowMs, read });
    // What failed is not kept, and whoever waits for it is told.
    read.catch(() => this.#statistics.delete(source));
    return read;
  }
}

function answerOf(found: readonly Found[], limit: number, corrected: string | null): SearchAnswer {
  return { found: found.slice(0, limit), more: found.length > limit, corrected };
}
