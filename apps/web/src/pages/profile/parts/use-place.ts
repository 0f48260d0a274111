import { useSearchParams } from 'react-router';
import { type PlaceQuery, queryOf, type Step } from './place.ts';

const names = ['unit', 'feeder', 'transformer'] as const;

export interface Place {
  readonly query: PlaceQuery;
  /** Goes to the last step of a way; a place of its own in the history, so that the browser’s Back goes up again. */
  go(path: readonly Step[]): void;
  /** The address of it, for links. */
  addressOf(path: readonly Step[]): string;
}

/** The place that stands in the URL. */
export function usePlace(): Place {
  const [search, setSearch] = useSearchParams();
  const at = (path: readonly Step[]): URLSearchParams => {
    const next = new URLSearchParams(search);
    const query = queryOf(path);
    for (const name of names) {
      const value = query[name];
      if (value === null) next.delete(name);
      else next.set(name, value);
    }
    return next;
  };
  return {
    query: {
      unit: search.get('unit'),
      feeder: search.get('feeder'),
      transformer: search.get('transformer'),
    },
    go: (path) => setSearch(at(path), { preventScrollReset: true }),
    addressOf: (path) => `?${at(path)}`,
  };
}
