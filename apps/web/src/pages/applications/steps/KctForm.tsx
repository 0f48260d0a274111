import { Checkbox, Stack } from '@mantine/core';
import { useState } from 'react';
import { Loaded } from '../../../design/index.ts';
import { useText } from '../../../i18n/use-text.ts';
import { useRecord } from '../../../parts/use-record.ts';
import { useWord } from '../../records/parts/Word.tsx';
import { type TokenRequest, withoutReplaced } from '../tokens/model.ts';
import type { StepFormProps } from './form.ts';
import { SendRow } from './SendRow.tsx';
import { panelTexts } from './texts.ts';

/** Setting KCT: which tokens go on the work order. */
export default function KctForm(props: StepFormProps) {
  const { agendaNo } = props.application;
  const query = useRecord<{ readonly requests: readonly TokenRequest[] }>(
    `/api/v1/token-requests?agendaNo=${agendaNo}&limit=200`,
  );
  return (
    <Loaded query={query}>
      {({ requests }) => (
        <Choice
          {...props}
          requests={withoutReplaced(requests).filter(({ state }) => state !== 'cancelled')}
        />
      )}
    </Loaded>
  );
}

function Choice({
  requests,
  action,
  busy,
  onSend,
}: StepFormProps & { readonly requests: readonly TokenRequest[] }) {
  const t = useText(panelTexts);
  const word = useWord();
  const [left, setLeft] = useState<readonly string[]>([]);
  const chosen = requests.filter(({ requestId }) => !left.includes(requestId));
  const toggle = (requestId: string, isIn: boolean): void =>
    setLeft(isIn ? left.filter((one) => one !== requestId) : [...left, requestId]);
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        onSend({ requestIds: chosen.map(({ requestId }) => requestId) });
      }}
    >
      <p>{t('tokensHint')}</p>
      <Stack gap="xs">
        {requests.map(({ requestId, kind, mandatory, state }) => (
          <Checkbox
            key={requestId}
            label={`${word('tokenkind', kind)}${mandatory ? ` (${t('mandatory')})` : ''} · ${word('tokenstate', state)}`}
            checked={!left.includes(requestId)}
            disabled={mandatory}
            onChange={(event) => toggle(requestId, event.currentTarget.checked)}
          />
        ))}
      </Stack>
      <SendRow action={action} busy={busy} />
    </form>
  );
}
