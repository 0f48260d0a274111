import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { api } from '../../../api/client.ts';
import type { LinksView } from './model.ts';

const queryKey = ['record', '/api/v1/links'];

/** The links, and every change of them as it happens; whether the line for changes is up. */
export function useLinks() {
  const client = useQueryClient();
  const [isLive, setLive] = useState(false);
  const query = useQuery({ queryKey, queryFn: () => api.get<LinksView>('/api/v1/links') });
  useEffect(() => {
    const source = new EventSource('/api/v1/links/live');
    source.addEventListener('links', ({ data }) => {
      setLive(true);
      client.setQueryData(queryKey, JSON.parse(data) as LinksView);
    });
    // A browser comes back by itself after a line that broke.
    source.onerror = () => setLive(false);
    return () => source.close();
  }, [client]);
  return { query, isLive };
}
