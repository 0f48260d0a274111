import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import type { PlayState } from '../model.ts';
import { keepNewer, keyOf } from './keep.ts';
import { eventsOf } from './requests.ts';

/** Hears what is done in the same playground elsewhere, in another tab; tells whether it is over. */
export function useEvents(id: string): boolean {
  const client = useQueryClient();
  const [isOver, setOver] = useState(false);
  useEffect(() => {
    setOver(false);
    const events = new EventSource(eventsOf(id));
    events.addEventListener('state', ({ data }: MessageEvent<string>) => {
      const next = JSON.parse(data) as PlayState;
      client.setQueryData<PlayState>(keyOf(id), (before) => keepNewer(before, next));
    });
    events.addEventListener('over', () => {
      events.close();
      setOver(true);
    });
    return () => events.close();
  }, [client, id]);
  return isOver;
}
