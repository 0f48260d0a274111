import { QueryClient } from '@tanstack/react-query';
import { isProblem } from '../api/problem.ts';

const mostRetries = 2;

/** What pages have loaded. It is fresh for ten seconds; live events say sooner that it is not. */
export const queryClient = new QueryClient({
  defaultOptions: {
    queries: {
      staleTime: 10_000,
      retry: (count, error) => isProblem(error) && error.isPassing && count < mostRetries,
    },
    mutations: { retry: false },
  },
});
