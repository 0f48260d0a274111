import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { api } from '../../../api/client.ts';
import type { LinksView } from './model.ts';

const queryKey = ['record', '/api/v1/links'];
/** So long after the server has refused the line. */
const againMs = 5_000;

/** The links, and every change of them as it happens; whether the line for changes is up. */
export function useLinks() {
  const client = useQueryClient();
  const [isLive, setLive] = useState(false);
  const query = useQuery({ queryKey, queryFn: () => api.get<LinksView>('/api/v1/links') });
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | null = null;
    let source = open();
    function open(): EventSource {
      const line = new EventSource('/api/v1/links/live');
      line.addEventListener('links', ({ data }) => {
        setLive(true);
        client.setQueryData(queryKey, JSON.parse(data) as LinksView);
      });
      line.onerror = () => {
        setLive(false);
        // A browser tries again after a line that broke, and gives up after an answer that is no stream.
        if (line.readyState !== EventSource.CLOSED) return;
        // When the session has ended, this brings the sign-in.
        void client.invalidateQueries({ queryKey });
        timer = setTimeout(() => {
          source = open();
        }, againMs);
      };
      return line;
    }
    return () => {
      if (timer !== null) clearTimeout(timer);
      source.close();
    };
  }, [client]);
  return { query, isLive };
}
