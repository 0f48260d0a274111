import type { ReactNode } from 'react';
import { Loading } from './Loading.tsx';
import { Problem } from './Problem.tsx';

/** What a query is, as far as it matters here. */
export interface Query<Content> {
  readonly data: Content | undefined;
  readonly error: Error | null;
  refetch(): unknown;
}

export interface LoadedProps<Content> {
  readonly query: Query<Content>;
  readonly children: (content: Content) => ReactNode;
}

/** What a query has loaded; before that, that it is loading; when it fails, why, with a way to try again. Old content stays while new comes. */
export function Loaded<Content>({ query, children }: LoadedProps<Content>) {
  const { data, error } = query;
  if (data !== undefined) return children(data);
  if (error !== null) return <Problem error={error} onRetry={() => void query.refetch()} />;
  return <Loading />;
}
