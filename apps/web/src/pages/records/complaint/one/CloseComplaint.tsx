import { Button } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { api } from '../../../../api/client.ts';
import { Problem } from '../../../../design/index.ts';
import { useText } from '../../../../i18n/use-text.ts';
import { useAct } from '../../../../parts/use-act.ts';
import { useMay } from '../../../../parts/use-record.ts';
import type { Complaint } from '../model.ts';
import { complaintTexts } from '../texts.ts';
import { complaintKey } from '../use-complaint.ts';

/** Closes a complaint that needed no token, once it was dealt with. */
export function CloseComplaint({ complaint }: { readonly complaint: Complaint }) {
  const t = useText(complaintTexts);
  const may = useMay();
  const client = useQueryClient();
  const { agendaNo, progress } = complaint;
  const close = useAct(
    `close.${agendaNo}`,
    (_: null) => api.post(`/api/v1/complaints/${agendaNo}/close`, {}),
    () => void client.invalidateQueries({ queryKey: complaintKey(agendaNo) }),
  );
  if (progress !== 'open' || !may('complaint.enter')) return null;
  return (
    <>
      {close.error !== null && <Problem error={close.error} />}
      <Button loading={close.isPending} onClick={() => close.mutate(null)}>
        {t('closeComplaint')}
      </Button>
    </>
  );
}
