import { Button, Group, TextInput } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { api } from '../../../api/client.ts';
import { Problem } from '../../../design/index.ts';
import { useText } from '../../../i18n/use-text.ts';
import { useAct } from '../../../parts/use-act.ts';
import classes from './card.module.css';
import { cardTexts } from './texts.ts';
import { isUid, uidOf } from './uid.ts';

/** Gives out a card: a reader that types like a keyboard may fill it in. */
export function IssueCard({ idpel }: { readonly idpel: string }) {
  const t = useText(cardTexts);
  const [typed, setTyped] = useState('');
  const [sent, setSent] = useState(false);
  const issue = useAct(
    `card-issue.${idpel}`,
    (cardUid: string, key) => api.post(`/api/v1/cards/${cardUid}/issue`, { idpel }, { key }),
    () => {
      setTyped('');
      setSent(false);
    },
  );
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    setSent(true);
    if (isUid(uidOf(typed))) issue.mutate(uidOf(typed));
  };
  return (
    <form onSubmit={submit} noValidate>
      <p className={classes['note']}>{t('uidHint')}</p>
      <Group align="flex-end" p="sm" pt={0}>
        <TextInput
          label={t('cardUidLabel')}
          autoComplete="off"
          value={typed}
          onChange={(event) => setTyped(event.currentTarget.value)}
          {...(sent && !isUid(uidOf(typed)) ? { error: t('uidWrong') } : {})}
        />
        <Button type="submit" variant="default" loading={issue.isPending}>
          {t('issueCard')}
        </Button>
      </Group>
      {issue.error !== null && <Problem error={issue.error} />}
    </form>
  );
}
