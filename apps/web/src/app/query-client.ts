import { MutationCache, QueryCache, QueryClient } from '@tanstack/react-query';
import { isProblem } from '../api/problem.ts';
import { connection } from '../shell/connection/connection.ts';

const mostRetries = 2;
const onError = (error: Error): void => connection.notice(error);

/** What pages have loaded. It is fresh for ten seconds; live events say sooner that it is not. */
export const queryClient = new QueryClient({
  queryCache: new QueryCache({ onError }),
  mutationCache: new MutationCache({ onError }),
  defaultOptions: {
    queries: {
      staleTime: 10_000,
      // The server may be on this very machine, without any network.
      networkMode: 'always',
      retry: (count, error) => isProblem(error) && error.isPassing && count < mostRetries,
    },
    mutations: { retry: false, networkMode: 'always' },
  },
});

// What failed while it was away is loaded now.
connection.onBack = () => void queryClient.invalidateQueries();
