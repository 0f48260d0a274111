import { Select, Textarea } from '@mantine/core';
import { useState } from 'react';
import { FormRow } from '../../../design/index.ts';
import { useText } from '../../../i18n/use-text.ts';
import { useWord } from '../parts/Word.tsx';
import { complaintTexts } from './texts.ts';

const displays = ['PERIKSA', 'CALL', 'OVERLOAD', 'LOCK', 'GAGAL', 'BLANK', 'OTHER'];

export const isDescribed = (description: string): boolean => description.trim().length >= 3;

export interface WhatIsWrongProps {
  readonly display: string;
  readonly description: string;
  readonly onChange: (change: { display?: string; description?: string }) => void;
}

/** What the meter shows, and what the customer says. */
export function WhatIsWrong({ display, description, onChange }: WhatIsWrongProps) {
  const t = useText(complaintTexts);
  const word = useWord();
  const [left, setLeft] = useState(false);
  const short = left && !isDescribed(description);
  return (
    <FormRow>
      <Select
        label={t('displayLabel')}
        data={displays.map((value) => ({ value, label: word('display', value) }))}
        value={display}
        allowDeselect={false}
        onChange={(value) => onChange({ display: value ?? display })}
      />
      <Textarea
        label={t('descriptionLabel')}
        description={t('descriptionHint')}
        autosize
        minRows={1}
        maxLength={500}
        data-autofocus
        value={description}
        onChange={(event) => onChange({ description: event.currentTarget.value })}
        onBlur={() => setLeft(true)}
        {...(short ? { error: t('descriptionShort') } : {})}
      />
    </FormRow>
  );
}
