import { Button, TextInput } from '@mantine/core';
import { useState } from 'react';
import { Toolbar } from '../../../design/index.ts';
import { useText } from '../../../i18n/use-text.ts';
import { stepTexts } from './texts.ts';

export interface AgendaFinderProps {
  readonly value: string;
  readonly onFind: (agendaNo: string) => void;
}

/** No Agenda and [Cari], as AP2T's screens begin. */
export function AgendaFinder({ value, onFind }: AgendaFinderProps) {
  const t = useText(stepTexts);
  const [text, setText] = useState(value);
  const [tried, setTried] = useState(false);
  const isWrong = !/^\d{18}$/.test(text);
  return (
    <form
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        setTried(true);
        if (!isWrong) onFind(text);
      }}
    >
      <Toolbar label={t('find')}>
        <TextInput
          label={t('agendaNo')}
          inputMode="numeric"
          autoComplete="off"
          maxLength={18}
          value={text}
          onChange={(event) => setText(event.currentTarget.value.replaceAll(/\D/g, ''))}
          error={tried && isWrong ? t('wrongForm', { example: '534250511501150237' }) : null}
          w="16rem"
        />
        <Button type="submit" variant="default" mt="lg">
          {t('find')}
        </Button>
      </Toolbar>
    </form>
  );
}
