import { Button, Group, Stack } from '@mantine/core';
import type { FormEvent } from 'react';
import { Problem, Section } from '../../../design/index.ts';
import { useText } from '../../../i18n/use-text.ts';
import { useDraft } from '../../../shell/draft/use-draft.ts';
import type { ComplaintFormProps } from './ClearTamper.tsx';
import { complaintTexts } from './texts.ts';
import { useEnter } from './use-enter.ts';
import { isDescribed, WhatIsWrong } from './WhatIsWrong.tsx';

const empty = { display: 'OTHER', description: '' };

/** Whatever else people complain about: on record, and closed by hand. */
export function OtherComplaint({ customer, onCancel }: ComplaintFormProps) {
  const t = useText(complaintTexts);
  const name = `complaint.${customer.idpel}`;
  const [draft, setDraft, clear] = useDraft(name, empty);
  const enter = useEnter(name, clear);
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    if (isDescribed(draft.description))
      enter.mutate({ kind: 'other', idpel: customer.idpel, ...draft });
  };
  return (
    <Section title={t('otherTitle')}>
      <form onSubmit={submit} noValidate>
        <Stack>
          <p style={{ margin: 0 }}>{t('otherNote')}</p>
          <WhatIsWrong {...draft} onChange={(change) => setDraft({ ...draft, ...change })} />
          {enter.error !== null && <Problem error={enter.error} />}
          <Group justify="flex-end">
            <Button variant="default" onClick={onCancel}>
              {t('cancel')}
            </Button>
            <Button type="submit" loading={enter.isPending}>
              {t('sendOther')}
            </Button>
          </Group>
        </Stack>
      </form>
    </Section>
  );
}
