import { Button, Textarea, TextInput } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { api } from '../../../api/client.ts';
import type { Me } from '../../../api/me.ts';
import { FormRow, Problem, Section, Toolbar } from '../../../design/index.ts';
import { useText } from '../../../i18n/use-text.ts';
import { useDraft } from '../../../shell/draft/use-draft.ts';
import { useSession } from '../../../shell/session/use-session.ts';
import { Sample } from '../Sample.tsx';
import { designTexts } from '../texts.ts';

/** Fields, and a note that outlives reloads and sessions: as every form's content does. */
export function Forms() {
  const t = useText(designTexts);
  const { me } = useSession();
  const [note, setNote] = useDraft('design-system', '');
  const ask = useMutation({
    mutationFn: () => api.put<Me>('/api/v1/session/language', { language: me?.language ?? 'id' }),
  });
  return (
    <Section title={t('forms')}>
      <Sample of="FormRow">
        <FormRow>
          <TextInput label={t('colMeter')} inputMode="numeric" />
          <TextInput label={t('colName')} />
        </FormRow>
      </Sample>
      <Sample of="Toolbar">
        <Toolbar label={t('filters')}>
          <TextInput label={t('colUnit')} w={120} />
          <Button variant="default">{t('search')}</Button>
        </Toolbar>
        <Textarea
          mt="md"
          label={t('draft')}
          description={t('draftHint')}
          value={note}
          onChange={(event) => setNote(event.currentTarget.value)}
        />
        {me !== null && (
          <Button mt="xs" variant="default" loading={ask.isPending} onClick={() => ask.mutate()}>
            {t('ping')}
          </Button>
        )}
        {ask.error !== null && <Problem error={ask.error} />}
        <p role="status">{ask.data !== undefined && t('pinged', { name: ask.data.name })}</p>
      </Sample>
    </Section>
  );
}
