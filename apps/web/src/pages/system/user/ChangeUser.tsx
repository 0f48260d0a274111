import { Button, Group, Stack } from '@mantine/core';
import type { FormEvent } from 'react';
import { api } from '../../../api/client.ts';
import { Problem, Section } from '../../../design/index.ts';
import { useText } from '../../../i18n/use-text.ts';
import { useAct } from '../../../parts/use-act.ts';
import { useDraft } from '../../../shell/draft/use-draft.ts';
import type { User } from '../model.ts';
import { systemTexts } from '../texts.ts';
import { changesOf, draftOf, type UserDraft, userFaults } from './draft.ts';
import { UserFields } from './UserFields.tsx';

/** Changes a user; only what is not as it was is sent. */
export function ChangeUser({ user }: { readonly user: User }) {
  const t = useText(systemTexts);
  const [typed, setTyped, clear] = useDraft<UserDraft | null>(`user.${user.name}`, nothing);
  const draft = typed ?? draftOf(user);
  const changes = changesOf(user, draft);
  const isChanged = Object.keys(changes).length > 0;
  const faults = userFaults(draft);
  const save = useAct(
    `user.${user.name}`,
    (order: object) => api.patch(`/api/v1/users/${user.name}`, order),
    clear,
  );
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    if (isChanged && Object.keys(faults).length === 0) save.mutate(changes);
  };
  return (
    <Section title={t('sectionChange')}>
      <form onSubmit={submit} noValidate>
        <Stack>
          <UserFields
            draft={draft}
            faults={faults}
            change={(part) => setTyped({ ...draft, ...part })}
          />
          {save.error !== null && <Problem error={save.error} />}
          <Group justify="flex-end">
            <span role="status">{save.isSuccess && !isChanged && t('savedUser')}</span>
            <Button type="submit" disabled={!isChanged} loading={save.isPending}>
              {t('saveUser')}
            </Button>
          </Group>
        </Stack>
      </form>
    </Section>
  );
}

const nothing: UserDraft | null = null;
