import { Button, Checkbox } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { api } from '../../../api/client.ts';
import { Confirm, Problem } from '../../../design/index.ts';
import { useText } from '../../../i18n/use-text.ts';
import type { User } from '../model.ts';
import { systemTexts } from '../texts.ts';

export interface HelpUserProps {
  readonly user: User;
  readonly onPassword: (password: string | null) => void;
}

/** Blocks somebody or lets them in again; gives them a new password. */
export function HelpUser({ user, onPassword }: HelpUserProps) {
  const t = useText(systemTexts);
  const client = useQueryClient();
  const [asking, setAsking] = useState<'block' | 'reset' | null>(null);
  const [removeTotp, setRemoveTotp] = useState(false);
  const path = `/api/v1/users/${user.name}`;
  const done = {
    onSettled: () => setAsking(null),
    onSuccess: () => client.invalidateQueries({ queryKey: ['record'] }),
  };
  const setState = useMutation({
    mutationFn: (state: User['state']) => api.put(`${path}/state`, { state }),
    ...done,
  });
  const reset = useMutation({
    mutationFn: async () =>
      onPassword((await api.post<{ password: string }>(`${path}/reset`, { removeTotp })).password),
    ...done,
  });
  const error = setState.error ?? reset.error;
  const { name, state, origin, totp } = user;
  return (
    <>
      {error !== null && <Problem error={error} />}
      {origin === 'local' && (
        <Button variant="default" onClick={() => setAsking('reset')}>
          {t('resetUser')}
        </Button>
      )}
      {state === 'active' ? (
        <Button variant="default" onClick={() => setAsking('block')}>
          {t('blockUser')}
        </Button>
      ) : (
        <Button loading={setState.isPending} onClick={() => setState.mutate('active')}>
          {t('unblockUser')}
        </Button>
      )}
      <Confirm
        opened={asking !== null}
        title={t(asking === 'block' ? 'blockTitle' : 'resetTitle', { name })}
        action={t(asking === 'block' ? 'blockUser' : 'resetUser')}
        danger
        busy={setState.isPending || reset.isPending}
        onConfirm={() => (asking === 'block' ? setState.mutate('blocked') : reset.mutate())}
        onCancel={() => setAsking(null)}
      >
        <p>{t(asking === 'block' ? 'blockText' : 'resetText')}</p>
        {asking === 'reset' && totp && (
          <Checkbox
            label={t('removeTotp')}
            checked={removeTotp}
            onChange={(event) => setRemoveTotp(event.currentTarget.checked)}
          />
        )}
      </Confirm>
    </>
  );
}
