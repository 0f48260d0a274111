import { useSearchParams } from 'react-router';

/** A word of the state of a page that a link should show. Null takes it out; `also` goes with it, because it means something else now. */
export function useUrl(
  name: string,
  also: readonly string[] = [],
): readonly [string | null, (value: string | null) => void] {
  const [search, setSearch] = useSearchParams();
  const set = (value: string | null): void =>
    setSearch(
      (before) => {
        const next = new URLSearchParams(before);
        for (const other of also) next.delete(other);
        if (value === null || value === '') next.delete(name);
        else next.set(name, value);
        return next;
      },
      { replace: true, preventScrollReset: true },
    );
  return [search.get(name), set];
}
