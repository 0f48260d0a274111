import { Button } from '@mantine/core';
import { api } from '../../../api/client.ts';
import { Problem } from '../../../design/index.ts';
import { useText } from '../../../i18n/use-text.ts';
import { useAct } from '../../../parts/use-act.ts';
import type { DocumentRecord } from './model.ts';
import { paperTexts } from './texts.ts';

export interface ReceiptCopyProps {
  readonly agendaNo: string;
  readonly onMade: (documentId: string) => void;
}

/** Makes the copy of the receipt (once for a payment, however often it is asked for), and shows it. */
export function ReceiptCopy({ agendaNo, onMade }: ReceiptCopyProps) {
  const t = useText(paperTexts);
  const make = useAct(
    `receipt.${agendaNo}`,
    (_: null, key) =>
      api.post<DocumentRecord>(`/api/v1/applications/${agendaNo}/receipt`, undefined, { key }),
    ({ documentId }) => onMade(documentId),
  );
  return (
    <>
      <Button
        size="xs"
        variant="default"
        loading={make.isPending}
        onClick={() => make.mutate(null)}
      >
        {t('receipt')}
      </Button>
      {make.error !== null && <Problem error={make.error} />}
    </>
  );
}
