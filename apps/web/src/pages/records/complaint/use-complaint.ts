import { type UseQueryResult, useQuery, useQueryClient } from '@tanstack/react-query';
import { api } from '../../../api/client.ts';
import { useMay } from '../../../parts/use-record.ts';
import { useLive } from '../../../shell/live/live.ts';
import type { ComplaintDetail } from './model.ts';

/** Apart from other records: a look at digits is put on record, so nothing but a change loads it anew. */
export const complaintKey = (agendaNo: string) => ['complaint', agendaNo] as const;

/** Credits that may be left in a replaced meter: told once, in the answer. */
export const leftKey = (agendaNo: string) => ['complaint-left', agendaNo] as const;

/** A complaint with its tokens, loaded anew when the live feed tells that something has become of it. */
export function useComplaint(agendaNo: string, digits: boolean): UseQueryResult<ComplaintDetail> {
  const client = useQueryClient();
  const maySee = useMay()('token.see-digits');
  useLive(['complaint', 'token-request'], (event) => {
    if (event.agendaNo === agendaNo || event.subject === agendaNo)
      void client.invalidateQueries({ queryKey: complaintKey(agendaNo) });
  });
  const query = digits && maySee ? { digits: true } : {};
  return useQuery({
    queryKey: [...complaintKey(agendaNo), digits && maySee],
    queryFn: () => api.get<ComplaintDetail>(`/api/v1/complaints/${agendaNo}`, { query }),
    staleTime: Number.POSITIVE_INFINITY,
  });
}
