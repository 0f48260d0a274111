import { type UseQueryResult, useQuery } from '@tanstack/react-query';
import { api } from '../../../api/client.ts';

export interface Unit {
  readonly unit: string;
  readonly kind: string;
  readonly parent: string | null;
  readonly name: string;
  readonly address: string;
  readonly phone: string;
}

const mostPages = 20;

/** The units of one's scope, in the order of their codes; undefined while they come. */
export function useUnits(): readonly Unit[] | undefined {
  return useUnitsQuery().data;
}

/** The same with what went wrong. */
export function useUnitsQuery(): UseQueryResult<readonly Unit[]> {
  return useQuery({
    queryKey: ['record', 'units'],
    queryFn: allUnits,
    staleTime: 300_000,
  });
}

async function allUnits(): Promise<readonly Unit[]> {
  const all: Unit[] = [];
  let after: string | null = null;
  for (let page = 0; page < mostPages; page++) {
    const found: { units: readonly Unit[]; next: string | null } = await api.get('/api/v1/units', {
      query: { after, limit: 200 },
    });
    all.push(...found.units);
    if (found.next === null) break;
    after = found.next;
  }
  return all;
}
