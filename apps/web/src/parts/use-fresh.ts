import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef } from 'react';
import { useLive } from '../shell/live/live.ts';
import type { LiveEvent, Topic } from '../shell/live/model.ts';

/** Many changes in a row are one reason to look again. */
const gatherMs = 500;

/** Loads what is shown of records anew when the live feed tells of something that concerns it. */
export function useFresh(topics: readonly Topic[], concerns: (event: LiveEvent) => boolean): void {
  const client = useQueryClient();
  const timer = useRef<ReturnType<typeof setTimeout> | null>(null);
  useEffect(
    () => () => {
      if (timer.current !== null) clearTimeout(timer.current);
    },
    [],
  );
  useLive(topics, (event) => {
    if (timer.current !== null || !concerns(event)) return;
    timer.current = setTimeout(() => {
      timer.current = null;
      void client.invalidateQueries({ queryKey: ['record'] });
    }, gatherMs);
  });
}
