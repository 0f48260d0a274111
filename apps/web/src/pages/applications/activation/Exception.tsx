import { Textarea } from '@mantine/core';
import { useText } from '../../../i18n/use-text.ts';
import { stepTexts } from '../parts/texts.ts';
import { activationTexts } from './texts.ts';

export interface ExceptionProps {
  readonly reason: string;
  /** It is told that the reason is too short. */
  readonly isTold: boolean;
  readonly onChange: (reason: string) => void;
}

/** The SOP's way out (2.3): another kind of meter, with a reason that is kept. */
export function Exception({ reason, isTold, onChange }: ExceptionProps) {
  const t = useText(activationTexts);
  const common = useText(stepTexts);
  return (
    <>
      <h3>{t('exceptionTitle')}</h3>
      <p>{t('exceptionText')}</p>
      <Textarea
        label={t('exceptionReason')}
        value={reason}
        onChange={(event) => onChange(event.currentTarget.value)}
        error={isTold ? common('reasonShort') : null}
        maxLength={500}
        autosize
        minRows={2}
        required
      />
    </>
  );
}
