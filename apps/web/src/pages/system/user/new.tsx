import { Button, Group, Stack, TextInput } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { api } from '../../../api/client.ts';
import { FormRow, Page, PageHeader, Problem, Section } from '../../../design/index.ts';
import { useText } from '../../../i18n/use-text.ts';
import { useDraft } from '../../../shell/draft/use-draft.ts';
import type { User } from '../model.ts';
import { systemTexts } from '../texts.ts';
import { bodyOf, emptyUser, type UserDraft, userFaults } from './draft.ts';
import { Password } from './Password.tsx';
import { UserFields } from './UserFields.tsx';

/** Makes a user. A name is taken once, so the same form sent twice makes one. */
export default function NewUserPage() {
  const t = useText(systemTexts);
  const client = useQueryClient();
  const [draft, setDraft, clear] = useDraft('user.new', emptyUser);
  const [shown, setShown] = useState(false);
  const faults = userFaults(draft);
  const make = useMutation({
    mutationFn: (user: UserDraft) =>
      api.post<{ user: User; password: string | null }>('/api/v1/users', {
        ...{ name: user.name, ...bodyOf(user) },
      }),
    onSuccess: () => {
      clear();
      setShown(false);
      return client.invalidateQueries({ queryKey: ['record'] });
    },
  });
  const change = (part: Partial<UserDraft>): void => setDraft({ ...draft, ...part });
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    setShown(true);
    if (Object.keys(faults).length === 0) make.mutate(draft);
  };
  const told = make.data;
  return (
    <Page>
      <PageHeader title={t('pageUserNew')} note={t('newUserNote')} />
      {told !== undefined && told.password !== null && (
        <Password name={told.user.name} password={told.password} />
      )}
      <Section title={t('sectionUser')}>
        <form onSubmit={submit} noValidate>
          <Stack>
            <FormRow>
              <TextInput
                label={t('userName')}
                description={t('userNameHint')}
                autoComplete="off"
                maxLength={32}
                value={draft.name}
                onChange={(event) => change({ name: event.currentTarget.value.toLowerCase() })}
                {...(shown && faults.name !== undefined ? { error: t(faults.name) } : {})}
              />
            </FormRow>
            <UserFields draft={draft} faults={shown ? faults : {}} change={change} />
            {make.error !== null && <Problem error={make.error} />}
            <Group justify="flex-end">
              <Button type="submit" loading={make.isPending}>
                {t('makeUser')}
              </Button>
            </Group>
          </Stack>
        </form>
      </Section>
    </Page>
  );
}
