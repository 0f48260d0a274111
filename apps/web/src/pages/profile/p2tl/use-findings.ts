import { useInfiniteQuery } from '@tanstack/react-query';
import { api } from '../../../api/client.ts';
import { addressOf } from '../../../api/request.ts';
import type { Pages } from '../../../parts/use-pages.ts';
import { usePlace } from '../parts/use-place.ts';
import type { Finding, P2tlPage } from './model.ts';

const path = '/api/v1/p2tl';
const pageRows = 200;

export interface Findings {
  readonly pages: Pages<Finding>;
  /** Where and when, as the first page tells it. */
  readonly first: P2tlPage | undefined;
}

/** The list of the place in the URL, page by page; from the server's own lowest score unless `least` says another. */
export function useFindings(least: string | null): Findings {
  const { query: place } = usePlace();
  const query = { ...place, least, limit: pageRows };
  const found = useInfiniteQuery({
    queryKey: ['record', addressOf(path, query)],
    queryFn: ({ pageParam: after, signal }) =>
      api.get<P2tlPage>(path, { query: { ...query, after }, signal }),
    initialPageParam: null as string | null,
    getNextPageParam: ({ next }) => next,
  });
  const pages = found.data?.pages;
  return {
    first: pages?.[0],
    pages: {
      data: pages?.flatMap(({ findings }) => [...findings]),
      error: found.error,
      hasMore: found.hasNextPage,
      isMoreComing: found.isFetchingNextPage,
      refetch: () => found.refetch(),
      more: () => void found.fetchNextPage(),
    },
  };
}
