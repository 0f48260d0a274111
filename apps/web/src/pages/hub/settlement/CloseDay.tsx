import { Select, Text, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useNavigate } from 'react-router';
import { api } from '../../../api/client.ts';
import { FormRow, Section } from '../../../design/index.ts';
import { useText } from '../../../i18n/use-text.ts';
import { useAct } from '../../../parts/use-act.ts';
import { daysBefore, today } from '../parts/days.ts';
import { Form } from '../parts/Form.tsx';
import { FormFoot } from '../parts/FormFoot.tsx';
import { partnerOption, usePartners } from '../parts/PartnerSelect.tsx';
import type { Closing } from './model.ts';
import { settlementTexts } from './texts.ts';

/** Closes a business day that is over, without waiting for the server to do it. */
export function CloseDay() {
  const t = useText(settlementTexts);
  const navigate = useNavigate();
  const partners = usePartners();
  const [partnerId, setPartnerId] = useState<string | null>(null);
  const [day, setDay] = useState(() => daysBefore(today(), 1));
  const [isSent, setSent] = useState(false);
  const close = useAct<string, Closing>(
    'settlement.close',
    (path) => api.post(path),
    (made) => void navigate(`/settlements/${made.partnerId}/${made.day}`),
  );
  const submit = (): void => {
    setSent(true);
    if (partnerId !== null && day !== '')
      close.mutate(`/api/v1/settlements/${partnerId}/${day}/close`);
  };
  return (
    <Section title={t('closeDay')}>
      <Form label={t('closeDay')} onSubmit={submit}>
        <Text size="sm">{t('closeDayNote')}</Text>
        <FormRow>
          <Select
            label={t('partner')}
            searchable
            data={partners.map(partnerOption)}
            value={partnerId}
            error={isSent && partnerId === null ? t('required') : null}
            onChange={setPartnerId}
          />
          <TextInput
            type="date"
            label={t('day')}
            value={day}
            onChange={(event) => setDay(event.currentTarget.value)}
          />
        </FormRow>
        <FormFoot action={t('closeDay')} busy={close.isPending} error={close.error} />
      </Form>
    </Section>
  );
}
