import { type UseQueryResult, useQuery } from '@tanstack/react-query';
import { api } from '../api/client.ts';
import { useSession } from '../shell/session/use-session.ts';

/** A part of a record by its address. */
export function useRecord<Content>(path: string, enabled = true): UseQueryResult<Content> {
  return useQuery({ queryKey: ['record', path], queryFn: () => api.get<Content>(path), enabled });
}

/** Whether the person at the screen holds a permission: parts that they may not see are left out. */
export function useMay(): (permission: string) => boolean {
  const { me } = useSession();
  return (permission) => me?.permissions.includes(permission) ?? false;
}
