import { useQueryClient } from '@tanstack/react-query';
import { api } from '../../../../api/client.ts';
import { useAct } from '../../../../parts/use-act.ts';
import { useDraft } from '../../../../shell/draft/use-draft.ts';
import { tenthsOf } from '../replacement.ts';
import { complaintKey } from '../use-complaint.ts';

const empty = { energy: '', reason: '' };

/** What is typed of a decision about credit, and sending it. */
export function useDecision(agendaNo: string) {
  const client = useQueryClient();
  const [draft, setDraft, clear] = useDraft(`energy.${agendaNo}`, empty);
  const send = useAct(
    `energy.${agendaNo}`,
    (decision: object) => api.post(`/api/v1/complaints/${agendaNo}/energy-decision`, decision),
    () => {
      clear();
      void client.invalidateQueries({ queryKey: complaintKey(agendaNo) });
    },
  );
  const energyDkwh = tenthsOf(draft.energy);
  const reason = draft.reason.trim();
  const said = reason.length < 3 ? {} : { reason };
  return {
    ...{ draft, setDraft, send, isWrong: energyDkwh === undefined },
    approve: (): void => {
      if (energyDkwh === undefined) return;
      const part = energyDkwh === null ? {} : { energyDkwh };
      send.mutate({ decision: 'approve', ...part, ...said });
    },
    refuse: (): void => send.mutate({ decision: 'refuse', ...said }),
  };
}
