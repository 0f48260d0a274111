import { useEffect, useRef } from 'react';
import { api } from '../../api/client.ts';
import { queryClient } from '../../app/query-client.ts';
import { LiveFeed } from './feed.ts';
import type { LiveEvent, Topic } from './model.ts';

/** The app's one line to the live feed. */
export const liveFeed = new LiveFeed({
  onReset: () => void queryClient.invalidateQueries(),
  // When it has, this brings the sign-in; else nothing.
  onRefused: () => void api.get('/api/v1/session').catch(() => undefined),
});

/** Hears of some topics while a component is there: `useLive(['application'], (event) => …)`. */
export function useLive(topics: readonly Topic[], hear: (event: LiveEvent) => void): void {
  const latest = useRef({ topics, hear });
  latest.current = { topics, hear };
  useEffect(
    () =>
      liveFeed.hear((event) => {
        if (latest.current.topics.includes(event.topic)) latest.current.hear(event);
      }),
    [],
  );
}
