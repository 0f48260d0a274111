import { type UseMutationResult, useQueryClient } from '@tanstack/react-query';
import { useSearchParams } from 'react-router';
import { api } from '../../../api/client.ts';
import { useAct } from '../../../parts/use-act.ts';
import { useMay } from '../../../parts/use-record.ts';
import type { ComplaintDetail, EnteredComplaint } from './model.ts';
import { complaintKey, leftKey } from './use-complaint.ts';

/** The body of POST /api/v1/complaints. */
export interface ComplaintOrder {
  readonly kind: 'clear-tamper' | 'replace-meter' | 'other';
  readonly idpel: string;
  readonly description: string;
  readonly display?: string;
  readonly clearCredit?: boolean;
  readonly replacement?: object;
}

/** Enters a complaint, and shows what came of it in the place of its form: `?done=` in the URL, so that a reload shows it again. */
export function useEnter(
  name: string,
  onDone: () => void,
): UseMutationResult<EnteredComplaint, Error, ComplaintOrder> {
  const client = useQueryClient();
  const maySee = useMay()('token.see-digits');
  const [, setSearch] = useSearchParams();
  return useAct(
    name,
    (order: ComplaintOrder, key) =>
      api.post<EnteredComplaint>('/api/v1/complaints', order, { key }),
    (entered) => {
      const { complaint, tokens, digits, openCredits } = entered;
      const shown: ComplaintDetail = { complaint, tokens, digits };
      client.setQueryData([...complaintKey(complaint.agendaNo), maySee], shown);
      client.setQueryData(leftKey(complaint.agendaNo), openCredits);
      onDone();
      setSearch((before) => {
        const next = new URLSearchParams(before);
        next.delete('do');
        next.set('done', complaint.agendaNo);
        return next;
      });
    },
  );
}
