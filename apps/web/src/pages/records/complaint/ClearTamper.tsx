import { Button, Checkbox, Group, Stack } from '@mantine/core';
import type { FormEvent } from 'react';
import { Problem, Section } from '../../../design/index.ts';
import { useText } from '../../../i18n/use-text.ts';
import { useMay } from '../../../parts/use-record.ts';
import { useDraft } from '../../../shell/draft/use-draft.ts';
import type { Customer } from '../customer/model.ts';
import { complaintTexts } from './texts.ts';
import { useEnter } from './use-enter.ts';
import { isDescribed, WhatIsWrong } from './WhatIsWrong.tsx';

const empty = { display: 'PERIKSA', description: '', clearCredit: false };

export interface ComplaintFormProps {
  readonly customer: Customer;
  readonly onCancel: () => void;
}

/** PERMINTAAN CLEAR TAMPER in one step: the complaint goes on record, and its tokens are shown in the place of the form. */
export function ClearTamper({ customer, onCancel }: ComplaintFormProps) {
  const t = useText(complaintTexts);
  const may = useMay();
  const name = `clear-tamper.${customer.idpel}`;
  const [draft, setDraft, clear] = useDraft(name, empty);
  const enter = useEnter(name, clear);
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    const { display, description, clearCredit } = draft;
    if (!isDescribed(description)) return;
    const order = { kind: 'clear-tamper', idpel: customer.idpel, display, description } as const;
    enter.mutate(clearCredit && may('token-request.make') ? { ...order, clearCredit } : order);
  };
  return (
    <Section title={t('clearTitle', { meterNo: customer.meterNo ?? '' })}>
      <form onSubmit={submit} noValidate>
        <Stack>
          <p style={{ margin: 0 }}>{t('clearNote')}</p>
          <WhatIsWrong
            display={draft.display}
            description={draft.description}
            onChange={(change) => setDraft({ ...draft, ...change })}
          />
          {may('token-request.make') && (
            <Checkbox
              label={t('clearCredit')}
              description={t('clearCreditHint')}
              checked={draft.clearCredit}
              onChange={(event) => setDraft({ ...draft, clearCredit: event.currentTarget.checked })}
            />
          )}
          {enter.error !== null && <Problem error={enter.error} />}
          <Group justify="flex-end">
            <Button variant="default" onClick={onCancel}>
              {t('cancel')}
            </Button>
            <Button type="submit" loading={enter.isPending}>
              {t('sendClear')}
            </Button>
          </Group>
        </Stack>
      </form>
    </Section>
  );
}
