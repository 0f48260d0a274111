import { TextInput } from '@mantine/core';
import { FormRow } from '../../../design/index.ts';
import { useText } from '../../../i18n/use-text.ts';
import classes from './complaint.module.css';
import type { faultsOf, ReplacementDraft } from './replacement.ts';
import { complaintTexts } from './texts.ts';

export interface ReplacementFields {
  readonly draft: ReplacementDraft;
  readonly faults: ReturnType<typeof faultsOf>;
  readonly change: (part: Partial<ReplacementDraft>) => void;
}

/** What the old meter showed when it was taken away. */
export function OldMeterFields({ draft, faults, change }: ReplacementFields) {
  const t = useText(complaintTexts);
  return (
    <fieldset className={classes['group']}>
      <legend>{t('oldMeterPart')}</legend>
      <FormRow>
        <TextInput
          label={t('standKwh')}
          description={t('standHint')}
          inputMode="numeric"
          value={draft.stand}
          onChange={(event) => change({ stand: event.currentTarget.value })}
          {...(faults.stand === undefined ? {} : { error: t(faults.stand) })}
        />
        <TextInput
          label={t('remainingKwh')}
          description={t('remainingHint')}
          inputMode="decimal"
          value={draft.remaining}
          onChange={(event) => change({ remaining: event.currentTarget.value })}
          {...(faults.remaining === undefined ? {} : { error: t(faults.remaining) })}
        />
      </FormRow>
    </fieldset>
  );
}
