import { Button } from '@mantine/core';
import { useState } from 'react';
import { api } from '../../../api/client.ts';
import { Confirm, FieldList, Problem, Section, Stamp } from '../../../design/index.ts';
import { useText } from '../../../i18n/use-text.ts';
import { useAct } from '../../../parts/use-act.ts';
import { DeliveriesOf } from './DeliveriesOf.tsx';
import { type Endpoint, type EndpointWithSecret, webhooksPath } from './model.ts';
import { webhookTexts } from './texts.ts';
import { useEventWord } from './use-event-word.ts';

export interface OneEndpointProps {
  readonly endpoint: Endpoint;
  readonly onSecret: (secret: string) => void;
  readonly onClose: () => void;
}

/** One address: tried, given a new secret, removed; and its deliveries. */
export function OneEndpoint({ endpoint, onSecret, onClose }: OneEndpointProps) {
  const t = useText(webhookTexts);
  const [asked, setAsked] = useState<'rotate' | 'remove' | null>(null);
  const { endpointId, url } = endpoint;
  const path = `${webhooksPath}/${endpointId}`;
  const test = useAct(`webhook.${endpointId}.test`, (_: null) => api.post(`${path}/test`));
  const rotate = useAct(
    `webhook.${endpointId}.secret`,
    (_: null) => api.post<EndpointWithSecret>(`${path}/secret`),
    ({ secret }) => onSecret(secret),
  );
  const remove = useAct(`webhook.${endpointId}.remove`, (_: null) => api.delete(path), onClose);
  const error = test.error ?? rotate.error ?? remove.error;
  const run = (): void => {
    setAsked(null);
    if (asked === 'remove') remove.mutate(null);
    else rotate.mutate(null);
  };
  return (
    <>
      <Section
        title={t('endpoint', { host: hostOf(url) })}
        actions={
          <>
            <Button size="xs" loading={test.isPending} onClick={() => test.mutate(null)}>
              {t('test')}
            </Button>
            <Button size="xs" variant="default" onClick={() => setAsked('rotate')}>
              {t('rotate')}
            </Button>
            <Button size="xs" variant="default" onClick={() => setAsked('remove')}>
              {t('remove')}
            </Button>
            <Button size="xs" variant="default" onClick={onClose}>
              {t('close')}
            </Button>
          </>
        }
      >
        {error !== null && <Problem error={error} />}
        <span role="status">{test.isSuccess && t('tested')}</span>
        <EndpointData endpoint={endpoint} />
      </Section>
      <DeliveriesOf endpointId={endpointId} />
      <Confirm
        opened={asked !== null}
        title={t(asked ?? 'rotate')}
        action={t(asked ?? 'rotate')}
        danger={asked === 'remove'}
        onConfirm={run}
        onCancel={() => setAsked(null)}
      >
        {t(asked === 'remove' ? 'removeText' : 'rotateText', { url })}
      </Confirm>
    </>
  );
}

function EndpointData({ endpoint }: { readonly endpoint: Endpoint }) {
  const t = useText(webhookTexts);
  const word = useEventWord();
  const { url, events, createdAt, failures, previousSecretUntil } = endpoint;
  return (
    <FieldList
      fields={[
        { label: t('url'), value: url, wide: true },
        { label: t('events'), value: events.map(word).join(', '), wide: true },
        { label: t('createdAt'), value: <Stamp at={createdAt} /> },
        { label: t('failures'), value: failures },
        {
          label: t('previousSecretUntil'),
          value: previousSecretUntil === null ? null : <Stamp at={previousSecretUntil} />,
        },
      ]}
    />
  );
}

function hostOf(url: string): string {
  return URL.parse(url)?.host ?? url;
}
