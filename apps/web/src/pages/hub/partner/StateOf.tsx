import { Button, SegmentedControl } from '@mantine/core';
import { useState } from 'react';
import { api } from '../../../api/client.ts';
import { Confirm, FieldList, Section } from '../../../design/index.ts';
import { useText } from '../../../i18n/use-text.ts';
import { Stacked } from '../../../parts/Stacked.tsx';
import { useAct } from '../../../parts/use-act.ts';
import { useMay } from '../../../parts/use-record.ts';
import { useDraft } from '../../../shell/draft/use-draft.ts';
import { Form } from '../parts/Form.tsx';
import { FormFoot } from '../parts/FormFoot.tsx';
import { isReason, ReasonField } from '../parts/ReasonField.tsx';
import { HubWord, useHubWord } from '../parts/Word.tsx';
import type { Partner } from './model.ts';
import { partnerTexts } from './texts.ts';

const states = ['active', 'blocked', 'inactive'] as const;

/** Whether the partner may sell, and why; changed with a reason. */
export function StateOf({ partner }: { readonly partner: Partner }) {
  const t = useText(partnerTexts);
  const may = useMay();
  const [isEdited, setEdited] = useState(false);
  return (
    <Section
      title={t('sectionState')}
      actions={
        may('partner.manage') &&
        !isEdited && (
          <Button variant="default" size="xs" onClick={() => setEdited(true)}>
            {t('setState')}
          </Button>
        )
      }
    >
      <Stacked>
        <FieldList
          fields={[
            { label: t('state'), value: <HubWord family="partner" word={partner.state} /> },
            { label: t('stateReason'), value: partner.stateReason, wide: true },
          ]}
        />
        {isEdited && <SetState partner={partner} onDone={() => setEdited(false)} />}
      </Stacked>
    </Section>
  );
}

interface SetStateProps {
  readonly partner: Partner;
  readonly onDone: () => void;
}

function SetState({ partner, onDone }: SetStateProps) {
  const t = useText(partnerTexts);
  const word = useHubWord();
  const { partnerId, name } = partner;
  const others = states.filter((one) => one !== partner.state);
  const [state, setState] = useState<string>(others[0] ?? 'blocked');
  const [reason, setReason, clear] = useDraft(`partner.${partnerId}.state`, '');
  const [isSent, setSent] = useState(false);
  const [isAsked, setAsked] = useState(false);
  const set = useAct<object, Partner>(
    `partner.${partnerId}.state`,
    (change) => api.put(`/api/v1/partners/${partnerId}/state`, change),
    () => {
      clear();
      onDone();
    },
  );
  const run = (): void => {
    setAsked(false);
    set.mutate({ state, reason: reason.trim() });
  };
  const submit = (): void => {
    setSent(true);
    if (!isReason(reason)) return;
    if (state === 'active') run();
    else setAsked(true);
  };
  return (
    <Form label={t('setState')} onSubmit={submit}>
      <SegmentedControl
        aria-label={t('newState')}
        data={others.map((one) => ({ value: one, label: word('partner', one) }))}
        value={state}
        onChange={setState}
      />
      <ReasonField
        value={reason}
        error={isSent && !isReason(reason) ? t('tooShort') : null}
        onChange={setReason}
      />
      <FormFoot action={t('setState')} busy={set.isPending} error={set.error} onCancel={onDone} />
      <Confirm
        opened={isAsked}
        title={`${t('setState')}: ${word('partner', state)}`}
        action={t('setState')}
        danger
        onConfirm={run}
        onCancel={() => setAsked(false)}
      >
        {t('blockText', { name })}
      </Confirm>
    </Form>
  );
}
