import { Button, TextInput } from '@mantine/core';
import { useState } from 'react';
import { Toolbar } from '../../../design/index.ts';
import { useText } from '../../../i18n/use-text.ts';
import { meterProfileTexts } from './texts.ts';

export interface MeterFieldProps {
  readonly meterNo: string | null;
  readonly onAsk: (meterNo: string) => void;
}

/** The meter that is asked for; blanks between its digits do not matter. */
export function MeterField({ meterNo, onAsk }: MeterFieldProps) {
  const t = useText(meterProfileTexts);
  const [typed, setTyped] = useState(meterNo ?? '');
  const [isWrong, setWrong] = useState(false);
  const ask = (): void => {
    const digits = typed.replaceAll(/\D/g, '');
    const isRight = /^(\d{11}|\d{13})$/.test(digits);
    setWrong(!isRight);
    if (isRight) onAsk(digits);
  };
  return (
    <form
      aria-label={t('filters')}
      onSubmit={(event) => {
        event.preventDefault();
        ask();
      }}
    >
      <Toolbar label={t('filters')}>
        <TextInput
          label={t('meterNo')}
          inputMode="numeric"
          autoComplete="off"
          maxLength={20}
          value={typed}
          error={isWrong ? t('wrongMeter') : null}
          onChange={(event) => setTyped(event.currentTarget.value)}
        />
        <Button type="submit">{t('show')}</Button>
      </Toolbar>
    </form>
  );
}
