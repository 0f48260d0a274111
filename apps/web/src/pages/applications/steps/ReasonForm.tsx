import { Textarea } from '@mantine/core';
import { useState } from 'react';
import { useText } from '../../../i18n/use-text.ts';
import { useDraft } from '../../../shell/draft/use-draft.ts';
import { stepTexts } from '../parts/texts.ts';
import type { StepFormProps } from './form.ts';
import { SendRow } from './SendRow.tsx';

/** A step that needs a reason and nothing else. */
export default function ReasonForm({ application, action, busy, onSend }: StepFormProps) {
  const t = useText(stepTexts);
  const [reason, setReason] = useDraft(`reason.${application.agendaNo}.${action}`, '');
  const [tried, setTried] = useState(false);
  const isShort = reason.trim().length < 3;
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        setTried(true);
        if (!isShort) onSend({ reason: reason.trim() });
      }}
    >
      <Textarea
        label={t('reason')}
        description={t('reasonHint')}
        value={reason}
        onChange={(event) => setReason(event.currentTarget.value)}
        error={tried && isShort ? t('reasonShort') : null}
        maxLength={500}
        autosize
        minRows={2}
        required
        data-autofocus
      />
      <SendRow action={action} busy={busy} />
    </form>
  );
}
