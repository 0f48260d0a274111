import { useInfiniteQuery } from '@tanstack/react-query';
import { api } from '../api/client.ts';
import { addressOf, type QueryValue } from '../api/request.ts';

/** A list that comes page by page, as far as it has been asked for. */
export interface Pages<Row> {
  readonly data: readonly Row[] | undefined;
  readonly error: Error | null;
  readonly hasMore: boolean;
  readonly isMoreComing: boolean;
  refetch(): unknown;
  more(): void;
}

export interface PagesOptions<Row, Content> {
  readonly path: string;
  readonly query: Readonly<Record<string, QueryValue>>;
  readonly rowsOf: (content: Content) => readonly Row[];
  /** What the next page is asked for with; null: this was the last. */
  readonly nextOf: (content: Content) => string | number | null;
  /** The parameter that takes it: `after`, unless said. */
  readonly cursor?: string;
}

/** Keyset pages of the API as one growing list: `next` of one is the cursor of the following. */
export function usePages<Row, Content>(options: PagesOptions<Row, Content>): Pages<Row> {
  const { path, query, rowsOf, nextOf, cursor = 'after' } = options;
  const found = useInfiniteQuery({
    queryKey: ['record', addressOf(path, query)],
    queryFn: ({ pageParam, signal }) =>
      api.get<Content>(path, { query: { ...query, [cursor]: pageParam }, signal }),
    initialPageParam: null as string | number | null,
    getNextPageParam: (last) => nextOf(last),
  });
  return {
    data: found.data?.pages.flatMap((page) => [...rowsOf(page)]),
    error: found.error,
    hasMore: found.hasNextPage,
    isMoreComing: found.isFetchingNextPage,
    refetch: () => found.refetch(),
    more: () => {
      if (found.hasNextPage && !found.isFetchingNextPage) void found.fetchNextPage();
    },
  };
}
