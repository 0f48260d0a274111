import { Button } from '@mantine/core';
import { useState } from 'react';
import { Link } from 'react-router';
import { api } from '../../../api/client.ts';
import { Confirm, Problem } from '../../../design/index.ts';
import { useText } from '../../../i18n/use-text.ts';
import { useAct } from '../../../parts/use-act.ts';
import { useMay } from '../../../parts/use-record.ts';
import type { Collective } from '../model.ts';
import { collectiveTexts } from '../texts.ts';

/** Starting it, making no more, and sending corrections of what was refused. */
export function Control({ collective }: { readonly collective: Collective }) {
  const t = useText(collectiveTexts);
  const may = useMay();
  const [asking, setAsking] = useState(false);
  const { collectiveNo: no, state, refused, unit } = collective;
  const act = useAct(`collective.${no}`, (action: 'start' | 'cancel') =>
    api.post(`/api/v1/collectives/${no}`, { action }),
  );
  if (!may('application.import')) return null;
  const isOpen = state === 'ready' || state === 'running';
  const cancel = (): void => {
    setAsking(false);
    act.mutate('cancel');
  };
  return (
    <>
      {act.error !== null && <Problem error={act.error} />}
      {refused > 0 && (
        <Button
          component={Link}
          to={`/collectives/new?unit=${unit}&corrects=${no}`}
          variant="default"
        >
          {t('correct')}
        </Button>
      )}
      {isOpen && (
        <Button variant="default" onClick={() => setAsking(true)}>
          {t('cancelRest')}
        </Button>
      )}
      {state === 'ready' && (
        <Button loading={act.isPending} onClick={() => act.mutate('start')}>
          {t('start')}
        </Button>
      )}
      <Confirm
        opened={asking}
        title={t('cancelTitle', { no })}
        action={t('cancelRest')}
        danger
        onConfirm={cancel}
        onCancel={() => setAsking(false)}
      >
        {t('cancelText')}
      </Confirm>
    </>
  );
}
