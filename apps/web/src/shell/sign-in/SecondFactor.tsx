import { Button, Group, Stack, TextInput } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { Problem } from '../../design/index.ts';
import { useText } from '../../i18n/use-text.ts';

export interface SecondFactorProps {
  readonly busy: boolean;
  readonly error: Error | null;
  readonly onCode: (code: { readonly totp: string } | { readonly recoveryCode: string }) => void;
  readonly onBack: () => void;
}

/** The six digits of the authenticator, or a recovery code: one field takes either. */
export function SecondFactor({ busy, error, onCode, onBack }: SecondFactorProps) {
  const t = useText();
  const [code, setCode] = useState('');
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    const digits = code.replaceAll(/\s/g, '');
    onCode(/^\d{6}$/.test(digits) ? { totp: digits } : { recoveryCode: code.trim() });
  };
  return (
    <form onSubmit={submit}>
      <Stack>
        {error !== null && <Problem error={error} />}
        <TextInput
          label={t('totpCode')}
          description={t('totpHint')}
          autoComplete="one-time-code"
          autoFocus
          data-autofocus
          required
          withAsterisk={false}
          value={code}
          onChange={(event) => setCode(event.currentTarget.value)}
        />
        <Group justify="space-between">
          <Button variant="default" onClick={onBack}>
            {t('back')}
          </Button>
          <Button type="submit" loading={busy}>
            {t('signIn')}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
