import { useDebouncedValue } from '@mantine/hooks';
import { keepPreviousData, type UseQueryResult, useQuery } from '@tanstack/react-query';
import { api } from '../../../api/client.ts';
import type { Costs } from './model.ts';
import type { EntryOrder } from './order.ts';

/** Long enough for a number to be typed. */
const restMs = 250;

/** What an application would cost, worked out by the server as it is filled in; null: it cannot be asked for yet. */
export function useCosts(order: EntryOrder | null): UseQueryResult<Costs> {
  const [text] = useDebouncedValue(order === null ? '' : JSON.stringify(order), restMs);
  return useQuery({
    queryKey: ['costs', text],
    queryFn: ({ signal }) =>
      api.post<Costs>('/api/v1/applications/costs', JSON.parse(text), { signal }),
    enabled: text !== '',
    placeholderData: keepPreviousData,
  });
}
