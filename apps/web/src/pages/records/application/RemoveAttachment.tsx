import { Button, Stack, TextInput } from '@mantine/core';
import { useState } from 'react';
import { api } from '../../../api/client.ts';
import { Confirm, Problem } from '../../../design/index.ts';
import { useText } from '../../../i18n/use-text.ts';
import { useAct } from '../../../parts/use-act.ts';
import { useDraft } from '../../../shell/draft/use-draft.ts';
import type { Attachment } from './attachment.ts';
import { paperTexts } from './texts.ts';

export interface RemoveAttachmentProps {
  readonly agendaNo: string;
  readonly attachment: Attachment;
}

/** Takes away what an attachment holds, once somebody has said why. */
export function RemoveAttachment({ agendaNo, attachment }: RemoveAttachmentProps) {
  const t = useText(paperTexts);
  const { attachmentId, fileName: name } = attachment;
  const [asking, setAsking] = useState(false);
  const [tried, setTried] = useState(false);
  const [typed, setTyped, clear] = useDraft(`remove.${attachmentId}`, '');
  const remove = useAct(
    `remove.${agendaNo}.${attachmentId}`,
    (body: { readonly reason: string }) =>
      api.delete<Attachment>(`/api/v1/attachments/${attachmentId}`, body),
    clear,
  );
  const reason = typed.trim();
  const isShort = reason.length < 3;
  const run = (): void => {
    setTried(true);
    if (!isShort) remove.mutate({ reason });
  };
  return (
    <>
      <Button
        size="compact-xs"
        variant="default"
        aria-label={t('removeOf', { name })}
        onClick={() => setAsking(true)}
      >
        {t('remove')}
      </Button>
      <Confirm
        opened={asking}
        title={t('remove')}
        action={t('remove')}
        danger
        busy={remove.isPending}
        onConfirm={run}
        onCancel={() => setAsking(false)}
      >
        <form
          noValidate
          onSubmit={(event) => {
            event.preventDefault();
            run();
          }}
        >
          <Stack gap="sm">
            <span>{t('removeText', { name })}</span>
            <TextInput
              data-autofocus
              label={t('removeReason')}
              maxLength={500}
              value={typed}
              error={tried && isShort ? t('removeShort') : null}
              onChange={(event) => setTyped(event.currentTarget.value)}
            />
            {remove.error !== null && <Problem error={remove.error} />}
          </Stack>
        </form>
      </Confirm>
    </>
  );
}
