import { Box, Button, Group, Text, TextInput } from '@mantine/core';
import { useState } from 'react';
import { api } from '../../../api/client.ts';
import { Confirm, FieldList, Money, Problem } from '../../../design/index.ts';
import { useFormats } from '../../../i18n/use-formats.ts';
import { useText } from '../../../i18n/use-text.ts';
import { Stacked } from '../../../parts/Stacked.tsx';
import { useAct } from '../../../parts/use-act.ts';
import { useMay } from '../../../parts/use-record.ts';
import { useDraft } from '../../../shell/draft/use-draft.ts';
import { useMe } from '../../../shell/session/use-session.ts';
import { Form } from '../parts/Form.tsx';
import { FormFoot } from '../parts/FormFoot.tsx';
import { HubWord } from '../parts/Word.tsx';
import type { Transfer } from './model.ts';
import { settlementTexts } from './texts.ts';

export interface OneTransferProps {
  readonly transfer: Transfer;
  readonly onClose: () => void;
}

/** One transfer: reported as sent by one, confirmed by another. */
export function OneTransfer({ transfer, onClose }: OneTransferProps) {
  const t = useText(settlementTexts);
  const may = useMay();
  const { payee, state, sentReference } = transfer;
  return (
    <Box p="md">
      <Stacked>
        <FieldList
          fields={[
            { label: t('state'), value: <HubWord family="transfer" word={state} /> },
            { label: t('payee'), value: payee.name },
            { label: t('bankAccount'), value: `${payee.bank} ${payee.accountNo}` },
            { label: t('amount'), value: <Money cents={transfer.amountCents} /> },
            { label: t('brought'), value: <Money cents={transfer.broughtCents} /> },
            { label: t('sentReference'), value: sentReference },
            { label: t('sentBy'), value: transfer.sentBy },
            { label: t('confirmedBy'), value: transfer.confirmedBy },
          ]}
        />
        {may('settlement.manage') && state === 'instructed' && <SendTransfer transfer={transfer} />}
        {may('settlement.manage') && state === 'sent' && <ConfirmTransfer transfer={transfer} />}
        <Group>
          <Button variant="default" size="xs" onClick={onClose}>
            {t('closePanel')}
          </Button>
        </Group>
      </Stacked>
    </Box>
  );
}

function SendTransfer({ transfer }: { readonly transfer: Transfer }) {
  const t = useText(settlementTexts);
  const { rupiah } = useFormats();
  const { transferId, payee, amountCents } = transfer;
  const [reference, setReference, clear] = useDraft(`transfer.${transferId}`, '');
  const [isSent, setSent] = useState(false);
  const send = useAct<string, Transfer>(
    `transfer.${transferId}`,
    (text) => api.post(`/api/v1/transfers/${transferId}/sent`, { reference: text }),
    () => clear(),
  );
  const submit = (): void => {
    setSent(true);
    if (reference.trim() !== '') send.mutate(reference.trim());
  };
  return (
    <Form label={t('reportSent')} onSubmit={submit}>
      <Text size="sm">
        {t('reportSentNote', { amount: rupiah(amountCents), payee: payee.name })}
      </Text>
      <TextInput
        label={t('sentReference')}
        maxLength={64}
        value={reference}
        error={isSent && reference.trim() === '' ? t('required') : null}
        onChange={(event) => setReference(event.currentTarget.value)}
      />
      <FormFoot action={t('reportSent')} busy={send.isPending} error={send.error} />
    </Form>
  );
}

function ConfirmTransfer({ transfer }: { readonly transfer: Transfer }) {
  const t = useText(settlementTexts);
  const { rupiah } = useFormats();
  const me = useMe();
  const [isAsked, setAsked] = useState(false);
  const { transferId, payee, amountCents, sentReference } = transfer;
  const confirm = useAct<null, Transfer>(`transfer.${transferId}`, () =>
    api.post(`/api/v1/transfers/${transferId}/confirm`),
  );
  if (transfer.sentBy === me.name) return <p>{t('ownSent')}</p>;
  const run = (): void => {
    setAsked(false);
    confirm.mutate(null);
  };
  return (
    <>
      {confirm.error !== null && <Problem error={confirm.error} />}
      <Group>
        <Button loading={confirm.isPending} onClick={() => setAsked(true)}>
          {t('confirm')}
        </Button>
      </Group>
      <Confirm
        opened={isAsked}
        title={t('confirm')}
        action={t('confirm')}
        onConfirm={run}
        onCancel={() => setAsked(false)}
      >
        {t('confirmText', {
          ...{ amount: rupiah(amountCents), payee: payee.name, reference: sentReference ?? '–' },
        })}
      </Confirm>
    </>
  );
}
