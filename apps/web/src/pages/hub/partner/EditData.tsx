import { Checkbox, Select, TextInput } from '@mantine/core';
import { useState } from 'react';
import { api } from '../../../api/client.ts';
import { FormRow } from '../../../design/index.ts';
import { useText } from '../../../i18n/use-text.ts';
import { useAct } from '../../../parts/use-act.ts';
import { useDraft } from '../../../shell/draft/use-draft.ts';
import { Form } from '../parts/Form.tsx';
import { FormFoot } from '../parts/FormFoot.tsx';
import { useHubWord } from '../parts/Word.tsx';
import type { Partner, TimeWindow } from './model.ts';
import { partnerTexts } from './texts.ts';

export interface EditDataProps {
  readonly partner: Partner;
  readonly onDone: () => void;
}

const kinds = ['bank', 'switching', 'agent'] as const;
const empty: TimeWindow = { from: '', until: '' };
const windowOf = ({ from, until }: TimeWindow): TimeWindow | null =>
  from === '' && until === '' ? null : { from, until };
const isHalf = ({ from, until }: TimeWindow): boolean => (from === '') !== (until === '');

/** Changes what the partner is called, and when it may sell. */
export function EditData({ partner, onDone }: EditDataProps) {
  const t = useText(partnerTexts);
  const word = useHubWord();
  const { partnerId } = partner;
  const [draft, setDraft, clear] = useDraft(`partner.${partnerId}.data`, {
    ...{ name: partner.name, kind: partner.kind as string, anyTerminal: partner.anyTerminal },
    ...{ serviceHours: partner.serviceHours ?? empty, cutOff: partner.cutOff ?? empty },
  });
  const [isSent, setSent] = useState(false);
  const leave = (): void => {
    clear();
    onDone();
  };
  const save = useAct<object, Partner>(
    `partner.${partnerId}.data`,
    (change) => api.patch(`/api/v1/partners/${partnerId}`, change),
    leave,
  );
  const { name, kind, anyTerminal, serviceHours, cutOff } = draft;
  const submit = (): void => {
    setSent(true);
    if (name.trim() === '' || isHalf(serviceHours) || isHalf(cutOff)) return;
    save.mutate({
      ...{ name: name.trim(), kind, anyTerminal },
      ...{ serviceHours: windowOf(serviceHours), cutOff: windowOf(cutOff) },
    });
  };
  const half = (window: TimeWindow): string | null =>
    isSent && isHalf(window) ? t('windowHalf') : null;
  return (
    <Form label={t('sectionData')} onSubmit={submit}>
      <FormRow>
        <TextInput
          label={t('name')}
          maxLength={100}
          value={name}
          error={isSent && name.trim() === '' ? t('required') : null}
          onChange={(event) => setDraft({ ...draft, name: event.currentTarget.value })}
        />
        <Select
          label={t('kind')}
          allowDeselect={false}
          data={kinds.map((one) => ({ value: one, label: word('kind', one) }))}
          value={kind}
          onChange={(value) => setDraft({ ...draft, kind: value ?? kind })}
        />
      </FormRow>
      <WindowFields
        what={t('serviceHours')}
        value={serviceHours}
        error={half(serviceHours)}
        onChange={(window) => setDraft({ ...draft, serviceHours: window })}
      />
      <WindowFields
        what={t('cutOff')}
        value={cutOff}
        error={half(cutOff)}
        onChange={(window) => setDraft({ ...draft, cutOff: window })}
      />
      <Checkbox
        label={`${t('anyTerminal')}: ${t('allowed')}`}
        checked={anyTerminal}
        onChange={(event) => setDraft({ ...draft, anyTerminal: event.currentTarget.checked })}
      />
      <FormFoot action={t('saveData')} busy={save.isPending} error={save.error} onCancel={leave} />
    </Form>
  );
}

interface WindowFieldsProps {
  readonly what: string;
  readonly value: TimeWindow;
  readonly error: string | null;
  readonly onChange: (window: TimeWindow) => void;
}

function WindowFields({ what, value, error, onChange }: WindowFieldsProps) {
  const t = useText(partnerTexts);
  return (
    <FormRow>
      <TextInput
        type="time"
        label={t('windowFrom', { what })}
        description={t('windowHint')}
        value={value.from}
        error={error}
        onChange={(event) => onChange({ ...value, from: event.currentTarget.value })}
      />
      <TextInput
        type="time"
        label={t('windowUntil', { what })}
        description={t('windowHint')}
        value={value.until}
        onChange={(event) => onChange({ ...value, until: event.currentTarget.value })}
      />
    </FormRow>
  );
}
