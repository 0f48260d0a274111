import { type Database, SearchService } from '@setrum/server';
import { Latencies } from '../hub/latency.ts';
import type { Search } from './searches.ts';

const mostShown = 50;

/** What a run found out. */
export interface SearchRun {
  readonly byKind: ReadonlyMap<string, Latencies>;
  readonly all: Latencies;
  /** A customer by the primary key, in turns with the searches. */
  readonly primaryKey: Latencies;
  /** Searches that did not find what they must. */
  readonly missed: readonly Search[];
  readonly seconds: number;
}

/** Does the searches, `callers` at a time; every one after a look for a customer by the primary key. */
export async function runSearches(
  database: Database,
  searches: readonly Search[],
  callers: number,
): Promise<SearchRun> {
  const service = new SearchService({ pool: database.pool, now: () => new Date() });
  const byKind = new Map<string, Latencies>();
  const [all, primaryKey] = [new Latencies(), new Latencies()];
  const missed: Search[] = [];
  let at = 0;
  const caller = async (): Promise<void> => {
    for (let search = searches[at++]; search !== undefined; search = searches[at++]) {
      const { kind, q, units, mustFind } = search;
      await timed([primaryKey], () =>
        database.pool.query('select name, address from ap2t.customer where idpel = $1', [
          mustFind ?? '514000000000',
        ]),
      );
      const own = byKind.get(kind) ?? new Latencies();
      byKind.set(kind, own);
      const { found, more } = await timed([own, all], () =>
        service.search({ q, kind: null, limit: mostShown, caller: { units } }),
      );
      if (mustFind !== null && !more && !found.some(({ id }) => id === mustFind))
        missed.push(search);
    }
  };
  const start = performance.now();
  await Promise.all(Array.from({ length: callers }, caller));
  return { byKind, all, primaryKey, missed, seconds: (performance.now() - start) / 1000 };
}

async function timed<Result>(
  into: readonly Latencies[],
  work: () => Promise<Result>,
): Promise<Result> {
  const start = performance.now();
  const result = await work();
  const ms = performance.now() - start;
  for (const latencies of into) latencies.add(ms);
  return result;
}
