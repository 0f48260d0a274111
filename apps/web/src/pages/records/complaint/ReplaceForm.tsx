import { Button, Group, Stack, Textarea } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { isProblem } from '../../../api/problem.ts';
import { Confirm, Problem } from '../../../design/index.ts';
import { useText } from '../../../i18n/use-text.ts';
import { useDraft } from '../../../shell/draft/use-draft.ts';
import type { ComplaintFormProps } from './ClearTamper.tsx';
import type { ReplacementPreview } from './model.ts';
import { NewMeterFields } from './NewMeterFields.tsx';
import { OldMeterFields } from './OldMeterFields.tsx';
import { emptyReplacement, faultsOf, replacementOf } from './replacement.ts';
import { complaintTexts } from './texts.ts';
import { useEnter } from './use-enter.ts';
import { WhatIsWrong } from './WhatIsWrong.tsx';
import { WhatMoves } from './WhatMoves.tsx';

export interface ReplaceFormProps extends ComplaintFormProps {
  readonly preview: ReplacementPreview;
}

/** Checked beside the fields; asked once more before it is done. The exception of the SOP appears when the server offers it. */
export function ReplaceForm({ customer, preview, onCancel }: ReplaceFormProps) {
  const t = useText(complaintTexts);
  const name = `replace-meter.${customer.idpel}`;
  const [draft, setDraft, clear] = useDraft(name, emptyReplacement);
  const [shown, setShown] = useState(false);
  const [asking, setAsking] = useState(false);
  const enter = useEnter(name, clear);
  const faults = faultsOf(draft);
  const change = (part: Partial<typeof draft>): void => setDraft({ ...draft, ...part });
  const fields = { draft, faults: shown ? faults : {}, change };
  const mayExcept =
    draft.exceptionReason !== '' ||
    (isProblem(enter.error, 'SETRUM_METER_KIND_MISMATCH') &&
      enter.error.params['mayContinue'] === 1);
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    setShown(true);
    if (Object.keys(faults).length === 0) setAsking(true);
  };
  const send = (): void => {
    setAsking(false);
    const { display, description } = draft;
    const what = { kind: 'replace-meter', idpel: customer.idpel, display, description } as const;
    enter.mutate({ ...what, replacement: replacementOf(draft) });
  };
  return (
    <form onSubmit={submit} noValidate>
      <Stack>
        <p style={{ margin: 0 }}>{t('replaceNote')}</p>
        <WhatIsWrong {...draft} onChange={change} />
        <OldMeterFields {...fields} />
        <NewMeterFields {...fields} customer={customer} />
        <WhatMoves draft={draft} preview={preview} change={change} />
        {enter.error !== null && <Problem error={enter.error} />}
        {mayExcept && (
          <Textarea
            label={t('exceptionLabel')}
            description={t('exceptionHint')}
            autosize
            maxLength={500}
            value={draft.exceptionReason}
            onChange={(event) => change({ exceptionReason: event.currentTarget.value })}
          />
        )}
        <Group justify="flex-end">
          <Button variant="default" onClick={onCancel}>
            {t('cancel')}
          </Button>
          <Button type="submit" loading={enter.isPending}>
            {t('sendReplace')}
          </Button>
        </Group>
      </Stack>
      <Confirm
        opened={asking}
        title={t('confirmReplace', { old: customer.meterNo ?? '', new: draft.newMeterNo })}
        action={t('sendReplace')}
        danger
        onConfirm={send}
        onCancel={() => setAsking(false)}
      >
        {t('confirmReplaceText')}
      </Confirm>
    </form>
  );
}
