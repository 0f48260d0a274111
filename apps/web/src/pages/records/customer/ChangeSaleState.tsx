import { Button, Group, TextInput } from '@mantine/core';
import { useState } from 'react';
import { api } from '../../../api/client.ts';
import { Problem } from '../../../design/index.ts';
import { useText } from '../../../i18n/use-text.ts';
import { useAct } from '../../../parts/use-act.ts';
import { useDraft } from '../../../shell/draft/use-draft.ts';
import { recordTexts } from '../parts/texts.ts';

export interface ChangeSaleStateProps {
  readonly idpel: string;
  /** As it is. */
  readonly state: string;
}

const acts = [
  { to: 'active', label: 'letBuy' },
  { to: 'suspended', label: 'suspend' },
  { to: 'blocked', label: 'blockSales' },
] as const;

/** Blocks or suspends a customer, or lets one buy again; it can be taken back, so it is not asked about. */
export function ChangeSaleState({ idpel, state }: ChangeSaleStateProps) {
  const t = useText(recordTexts);
  const [reason, setReason, clear] = useDraft(`sale-state.${idpel}`, '');
  const [tried, setTried] = useState(false);
  const change = useAct(
    `sale-state.${idpel}`,
    (order: { readonly state: string; readonly reason: string }) =>
      api.post(`/api/v1/customers/${idpel}/sale-state`, order),
    () => {
      clear();
      setTried(false);
    },
  );
  const isShort = reason.trim().length < 3;
  const go = (to: string): void => {
    setTried(true);
    if (!isShort) change.mutate({ state: to, reason: reason.trim() });
  };
  return (
    <>
      <Group align="flex-end" mt="sm">
        <TextInput
          label={t('reason')}
          maxLength={500}
          value={reason}
          onChange={(event) => setReason(event.currentTarget.value)}
          {...(tried && isShort ? { error: t('reasonShort') } : {})}
        />
        {acts
          .filter(({ to }) => to !== state)
          .map(({ to, label }) => (
            <Button key={to} variant="default" loading={change.isPending} onClick={() => go(to)}>
              {t(label)}
            </Button>
          ))}
      </Group>
      {change.error !== null && <Problem error={change.error} />}
    </>
  );
}
