import { Button } from '@mantine/core';
import { useState } from 'react';
import { api } from '../../../api/client.ts';
import { Confirm, Problem } from '../../../design/index.ts';
import { useFormats } from '../../../i18n/use-formats.ts';
import { useText } from '../../../i18n/use-text.ts';
import { useAct } from '../../../parts/use-act.ts';
import { type SettlementTold, settlementPath } from './model.ts';
import { ujlTexts } from './texts.ts';

export interface CashProps {
  readonly agendaNo: string;
  readonly amountCents: number;
}

/** Asks for what is over as cash in the place of its token. */
export function AskForCash({ agendaNo, amountCents }: CashProps) {
  const t = useText(ujlTexts);
  const { rupiah } = useFormats();
  const [asking, setAsking] = useState(false);
  const ask = useAct(`ujl-cash.${agendaNo}`, (_: null, key) =>
    api.post<SettlementTold>(`${settlementPath(agendaNo)}/cash-request`, undefined, { key }),
  );
  return (
    <div>
      {ask.error !== null && <Problem error={ask.error} />}
      <Button variant="default" loading={ask.isPending} onClick={() => setAsking(true)}>
        {t('ask')}
      </Button>
      <Confirm
        opened={asking}
        title={t('ask')}
        action={t('ask')}
        onConfirm={() => {
          setAsking(false);
          ask.mutate(null);
        }}
        onCancel={() => setAsking(false)}
      >
        {t('askText', { amount: rupiah(amountCents) })}
      </Confirm>
    </div>
  );
}
