import { Checkbox, Stack, TextInput } from '@mantine/core';
import { useState } from 'react';
import { api } from '../../../api/client.ts';
import { Section } from '../../../design/index.ts';
import { useText } from '../../../i18n/use-text.ts';
import { useAct } from '../../../parts/use-act.ts';
import { useDraft } from '../../../shell/draft/use-draft.ts';
import { Form } from '../parts/Form.tsx';
import { FormFoot } from '../parts/FormFoot.tsx';
import {
  type EndpointWithSecret,
  type WebhookEvent,
  webhookEvents,
  webhooksPath,
} from './model.ts';
import { webhookTexts } from './texts.ts';
import { useEventWord } from './use-event-word.ts';

export interface AddEndpointProps {
  readonly onMade: (endpoint: EndpointWithSecret) => void;
  readonly onClose: () => void;
}

interface Draft {
  readonly url: string;
  readonly events: readonly WebhookEvent[];
}

const emptyDraft: Draft = { url: '', events: webhookEvents };

/** Registers an address for what happens from now on. */
export function AddEndpoint({ onMade, onClose }: AddEndpointProps) {
  const t = useText(webhookTexts);
  const word = useEventWord();
  const [draft, setDraft, clear] = useDraft('webhook.new', emptyDraft);
  const [tried, setTried] = useState(false);
  const add = useAct<Draft, EndpointWithSecret>(
    'webhook.new',
    (order) => api.post(webhooksPath, order),
    (made) => {
      clear();
      onMade(made);
    },
  );
  const url = draft.url.trim();
  const isUrl = /^https?:\/\/./.test(url);
  const submit = (): void => {
    setTried(true);
    if (isUrl && draft.events.length > 0) add.mutate({ url, events: draft.events });
  };
  return (
    <Section title={t('add')}>
      <Form label={t('add')} onSubmit={submit}>
        <TextInput
          label={t('url')}
          description={t('urlHint')}
          type="url"
          autoComplete="off"
          maxLength={2048}
          data-autofocus
          value={draft.url}
          error={tried && !isUrl ? t('urlWrong') : null}
          onChange={(event) => setDraft({ ...draft, url: event.currentTarget.value })}
        />
        <Checkbox.Group
          label={t('events')}
          value={[...draft.events]}
          error={tried && draft.events.length === 0 ? t('eventsMissing') : null}
          onChange={(chosen) =>
            setDraft({ ...draft, events: webhookEvents.filter((one) => chosen.includes(one)) })
          }
        >
          <Stack gap="xs" mt="xs">
            {webhookEvents.map((event) => (
              <Checkbox key={event} value={event} label={word(event)} />
            ))}
          </Stack>
        </Checkbox.Group>
        <FormFoot action={t('add')} busy={add.isPending} error={add.error} onCancel={onClose} />
      </Form>
    </Section>
  );
}
