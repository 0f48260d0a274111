import { Textarea } from '@mantine/core';
import { useText } from '../../../i18n/use-text.ts';
import { hubTexts } from './texts.ts';

export interface ReasonFieldProps {
  readonly value: string;
  readonly onChange: (reason: string) => void;
  readonly error?: string | null;
}

/** The shortest reason that the server takes. */
export const isReason = (text: string): boolean => text.trim().length >= 3;

/** Why something is done. */
export function ReasonField({ value, onChange, error = null }: ReasonFieldProps) {
  const t = useText(hubTexts);
  return (
    <Textarea
      label={t('reason')}
      description={t('reasonHint')}
      autosize
      minRows={2}
      maxLength={500}
      value={value}
      error={error}
      onChange={(event) => onChange(event.currentTarget.value)}
    />
  );
}
