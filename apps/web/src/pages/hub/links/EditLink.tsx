import { Checkbox, NumberInput, Select, Textarea, TextInput } from '@mantine/core';
import { useState } from 'react';
import { api } from '../../../api/client.ts';
import { FormRow, Section } from '../../../design/index.ts';
import { useText } from '../../../i18n/use-text.ts';
import { useAct } from '../../../parts/use-act.ts';
import { useDraft } from '../../../shell/draft/use-draft.ts';
import { Form } from '../parts/Form.tsx';
import { FormFoot } from '../parts/FormFoot.tsx';
import { asListener, type LinkDraft, orderOf, type Wrong, wrongOf } from './draft.ts';
import { linkTexts } from './texts.ts';

export interface EditLinkProps {
  readonly initial: LinkDraft;
  /** Whether it is there already: its name stays. */
  readonly isKnown: boolean;
  readonly onDone: (linkId: string | null) => void;
}

/** A link is registered, or changed as a whole. */
export function EditLink({ initial, isKnown, onDone }: EditLinkProps) {
  const t = useText(linkTexts);
  const name = `link.${isKnown ? initial.linkId : 'new'}.data`;
  const [draft, setDraft, clear] = useDraft<LinkDraft>(name, initial);
  const [isSent, setSent] = useState(false);
  const save = useAct<object, unknown>(
    name,
    (order) => api.put(`/api/v1/links/${draft.linkId}`, order),
    () => {
      clear();
      onDone(draft.linkId);
    },
  );
  const submit = (): void => {
    setSent(true);
    if (Object.keys(wrongOf(draft)).length === 0) save.mutate(orderOf(draft));
  };
  const fields = {
    draft,
    wrong: isSent ? wrongOf(draft) : {},
    onChange: (part: Partial<LinkDraft>) => setDraft({ ...draft, ...part }),
  };
  const title = t(isKnown ? 'changeLink' : 'newLink');
  return (
    <Section title={isKnown ? `${title}: ${draft.linkId}` : title}>
      <Form label={title} onSubmit={submit}>
        <WhoFields {...fields} isKnown={isKnown} />
        <OriginFields {...fields} />
        <MannerFields {...fields} />
        <FormFoot
          action={t('saveLink')}
          busy={save.isPending}
          error={save.error}
          onCancel={() => {
            clear();
            onDone(null);
          }}
        />
      </Form>
    </Section>
  );
}

interface FieldsProps {
  readonly draft: LinkDraft;
  readonly wrong: Wrong;
  readonly onChange: (part: Partial<LinkDraft>) => void;
}

/** For whom it speaks. */
function WhoFields({
  draft,
  wrong,
  onChange,
  isKnown,
}: FieldsProps & { readonly isKnown: boolean }) {
  const t = useText(linkTexts);
  return (
    <>
      <FormRow>
        <TextInput
          label={t('linkName')}
          description={t('linkNameHint')}
          maxLength={32}
          readOnly={isKnown}
          value={draft.linkId}
          error={wrong.linkId ? t('required') : null}
          onChange={(event) => onChange({ linkId: event.currentTarget.value.trim() })}
        />
        <TextInput
          label={t('central')}
          description={t('centralHint')}
          maxLength={7}
          inputMode="numeric"
          value={draft.centralId}
          error={wrong.centralId ? t('required') : null}
          onChange={(event) => onChange({ centralId: event.currentTarget.value.trim() })}
        />
      </FormRow>
      <FormRow>
        <TextInput
          label={t('banks')}
          description={t('listHint')}
          value={draft.banks}
          error={wrong.banks ? t('banksWrong') : null}
          onChange={(event) => onChange({ banks: event.currentTarget.value.toUpperCase() })}
        />
        <TextInput
          label={t('switchers')}
          description={t('listHint')}
          value={draft.switchers}
          error={wrong.switchers ? t('switchersWrong') : null}
          onChange={(event) => onChange({ switchers: event.currentTarget.value.toUpperCase() })}
        />
      </FormRow>
    </>
  );
}

/** From where it comes, and by which certificate. */
function OriginFields({ draft, wrong, onChange }: FieldsProps) {
  const t = useText(linkTexts);
  return (
    <FormRow>
      <Textarea
        label={t('addresses')}
        description={t('addressesHint')}
        autosize
        value={draft.addresses}
        error={wrong.origin ? t('originMissing') : null}
        onChange={(event) => onChange({ addresses: event.currentTarget.value })}
      />
      <Textarea
        label={t('fingerprints')}
        description={t('fingerprintsHint')}
        autosize
        value={draft.fingerprints}
        error={wrong.fingerprints ? t('fingerprintsWrong') : null}
        onChange={(event) => onChange({ fingerprints: event.currentTarget.value })}
      />
    </FormRow>
  );
}

/** How it speaks, and its bounds. */
function MannerFields({ draft, onChange }: FieldsProps) {
  const t = useText(linkTexts);
  const bounds = [
    ['maxConnections', 1, 1_024],
    ['maxUnanswered', 1, 10_000],
    ['maxFrameBytes', 64, 65_535],
    ['idleEchoSeconds', 0, 3_600],
  ] as const;
  const options = (words: readonly string[]) => [
    { value: asListener, label: t('asListener') },
    ...words.map((one) => ({ value: one, label: one })),
  ];
  return (
    <>
      <FormRow>
        <Select
          label={t('dialect')}
          allowDeselect={false}
          data={options(['2003', '1987'])}
          value={draft.dialect}
          onChange={(dialect) => onChange({ dialect: dialect ?? asListener })}
        />
        <Select
          label={t('framing')}
          allowDeselect={false}
          data={options(['end-byte', 'length'])}
          value={draft.framing}
          onChange={(framing) => onChange({ framing: framing ?? asListener })}
        />
      </FormRow>
      <FormRow>
        {bounds.map(([key, min, max]) => (
          <NumberInput
            key={key}
            label={t(key)}
            allowDecimal={false}
            clampBehavior="strict"
            min={min}
            max={max}
            value={draft[key]}
            onChange={(value) => onChange({ [key]: Number(value) })}
          />
        ))}
      </FormRow>
      <Checkbox
        label={t('autoSignOn')}
        checked={draft.autoSignOn}
        onChange={(event) => onChange({ autoSignOn: event.currentTarget.checked })}
      />
    </>
  );
}
