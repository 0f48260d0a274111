import { Button, PasswordInput, Stack, TextInput } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { isProblem } from '../../api/problem.ts';
import { Problem } from '../../design/index.ts';
import { useText } from '../../i18n/use-text.ts';
import { type Credentials, session } from '../session/session.ts';
import { SecondFactor } from './SecondFactor.tsx';

export interface SignInFormProps {
  /** The person who was here before, when the session has ended under them. */
  readonly name?: string;
}

/** Name and password, then the code of the authenticator where one is set up. */
export function SignInForm({ name: known = '' }: SignInFormProps) {
  const t = useText();
  const [name, setName] = useState(known);
  const [password, setPassword] = useState('');
  const signIn = useMutation({ mutationFn: (given: Credentials) => session.signIn(given) });
  const [needsCode, setNeedsCode] = useState(false);
  const attempt = (code: Partial<Credentials> = {}): void =>
    signIn.mutate(
      { name: name.trim(), password, ...code },
      { onError: (error) => isProblem(error, 'SETRUM_TOTP_NEEDED') && setNeedsCode(true) },
    );
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    attempt();
  };
  const failure = isProblem(signIn.error, 'SETRUM_TOTP_NEEDED') ? null : signIn.error;
  if (needsCode)
    return (
      <SecondFactor
        busy={signIn.isPending}
        error={failure}
        onCode={attempt}
        onBack={() => {
          setNeedsCode(false);
          signIn.reset();
        }}
      />
    );
  return (
    <form onSubmit={submit}>
      <Stack>
        {failure !== null && <Problem error={failure} />}
        <TextInput
          label={t('loginName')}
          name="username"
          autoComplete="username"
          autoCapitalize="none"
          spellCheck={false}
          required
          withAsterisk={false}
          value={name}
          onChange={(event) => setName(event.currentTarget.value)}
          {...(known === '' ? { 'data-autofocus': true, autoFocus: true } : {})}
        />
        <PasswordInput
          label={t('password')}
          name="password"
          autoComplete="current-password"
          required
          withAsterisk={false}
          value={password}
          onChange={(event) => setPassword(event.currentTarget.value)}
          visibilityToggleButtonProps={{ 'aria-label': t('showPassword') }}
          {...(known === '' ? {} : { 'data-autofocus': true })}
        />
        <Button type="submit" loading={signIn.isPending}>
          {t('signIn')}
        </Button>
      </Stack>
    </form>
  );
}
