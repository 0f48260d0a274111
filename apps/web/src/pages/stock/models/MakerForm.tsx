import { Button, Group, TextInput } from '@mantine/core';
import type { FormEvent } from 'react';
import { api } from '../../../api/client.ts';
import { Problem } from '../../../design/index.ts';
import { useText } from '../../../i18n/use-text.ts';
import { useAct } from '../../../parts/use-act.ts';
import { useDraft } from '../../../shell/draft/use-draft.ts';
import { stockTexts } from '../texts.ts';

const empty = { code: '', name: '' };

/** Registers a maker, or names one anew. */
export function MakerForm() {
  const t = useText(stockTexts);
  const [{ code, name }, setDraft, clear] = useDraft('maker', empty);
  const save = useAct(
    'maker',
    (maker: typeof empty) => api.put(`/api/v1/meter-makers/${maker.code}`, { name: maker.name }),
    clear,
  );
  const isWhole = /^(\d{2}|\d{4})$/.test(code) && name.trim() !== '';
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    if (isWhole) save.mutate({ code, name: name.trim() });
  };
  return (
    <form onSubmit={submit} noValidate>
      <p style={{ margin: 0, padding: '0.625rem' }}>{t('makerNote')}</p>
      <Group align="flex-end" p="sm" pt={0}>
        <TextInput
          label={t('makerCode')}
          inputMode="numeric"
          maxLength={4}
          value={code}
          onChange={(event) => setDraft({ code: event.currentTarget.value, name })}
        />
        <TextInput
          label={t('makerName')}
          maxLength={60}
          value={name}
          onChange={(event) => setDraft({ code, name: event.currentTarget.value })}
        />
        <Button type="submit" variant="default" disabled={!isWhole} loading={save.isPending}>
          {t('saveMaker')}
        </Button>
        <span role="status">{save.isSuccess && t('saved')}</span>
      </Group>
      {save.error !== null && <Problem error={save.error} />}
    </form>
  );
}
