import { queryOptions, useSuspenseQuery } from '@tanstack/react-query';
import type { Site } from '../../api/me.ts';
import { send } from '../../api/request.ts';

/** What the server tells anybody: whether it is a demo, and how one may sign in. Asked once. */
export const siteQuery = queryOptions({
  queryKey: ['site'],
  queryFn: () => send<Site>('GET', '/api/v1/site', {}, null),
  staleTime: Number.POSITIVE_INFINITY,
});

/** The site, below a Suspense boundary; what went wrong is thrown. */
export function useSite(): Site {
  return useSuspenseQuery(siteQuery).data;
}
