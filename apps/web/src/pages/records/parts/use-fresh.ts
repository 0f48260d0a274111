import { useQueryClient } from '@tanstack/react-query';
import { useLive } from '../../../shell/live/live.ts';
import type { LiveEvent, Topic } from '../../../shell/live/model.ts';

/** Loads what is shown of records anew when the live feed tells of something that concerns it. */
export function useFresh(topics: readonly Topic[], concerns: (event: LiveEvent) => boolean): void {
  const client = useQueryClient();
  useLive(topics, (event) => {
    if (concerns(event)) void client.invalidateQueries({ queryKey: ['record'] });
  });
}
