import { Button, PasswordInput, Stack } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { Page, PageHeader, Problem, Section } from '../../design/index.ts';
import { useText } from '../../i18n/use-text.ts';
import { session } from '../session/session.ts';

/** A temporary password opens nothing but this. */
export function ChangePassword() {
  const t = useText();
  const [current, setCurrent] = useState('');
  const [next, setNext] = useState('');
  const [again, setAgain] = useState('');
  const change = useMutation({ mutationFn: () => session.changePassword(current, next) });
  const differs = again !== '' && again !== next;
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    if (again === next) change.mutate();
  };
  const toggle = { 'aria-label': t('showPassword') };
  return (
    <Page width="reading">
      <PageHeader title={t('changePassword')} note={t('changePasswordNote')} />
      <Section title={t('signInYours')}>
        <form onSubmit={submit}>
          <Stack>
            {change.error !== null && <Problem error={change.error} />}
            <PasswordInput
              label={t('currentPassword')}
              autoComplete="current-password"
              required
              withAsterisk={false}
              autoFocus
              value={current}
              onChange={(event) => setCurrent(event.currentTarget.value)}
              visibilityToggleButtonProps={toggle}
            />
            <PasswordInput
              label={t('newPassword')}
              description={t('newPasswordHint')}
              autoComplete="new-password"
              required
              withAsterisk={false}
              minLength={12}
              maxLength={128}
              value={next}
              onChange={(event) => setNext(event.currentTarget.value)}
              visibilityToggleButtonProps={toggle}
            />
            <PasswordInput
              label={t('newPasswordAgain')}
              autoComplete="new-password"
              required
              withAsterisk={false}
              value={again}
              onChange={(event) => setAgain(event.currentTarget.value)}
              {...(differs ? { error: t('passwordsDiffer') } : {})}
              visibilityToggleButtonProps={toggle}
            />
            <Button type="submit" loading={change.isPending} disabled={differs}>
              {t('changePassword')}
            </Button>
          </Stack>
        </form>
      </Section>
    </Page>
  );
}
