import { Button, NativeSelect, TextInput } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { FormRow, Section } from '../../../design/index.ts';
import { useFormats } from '../../../i18n/use-formats.ts';
import { useText } from '../../../i18n/use-text.ts';
import type { Pairing } from '../agent/link.ts';
import { cardTexts } from '../texts/card.ts';
import { settingsTexts } from '../texts/settings.ts';
import { PairForm } from '../view/AgentHelp.tsx';
import classes from '../view/desk.module.css';
import { type CounterSettings, parseAmounts } from './settings.ts';

export interface SettingsPanelProps {
  readonly settings: CounterSettings;
  readonly onChange: (settings: CounterSettings) => void;
  readonly port: number;
  readonly onPair: (pairing: Pairing) => void;
  /** Where the agent's receipts come out; null: it is not there. */
  readonly printer: string | null;
}

/** How this browser's counter works: closed until somebody wants it. */
export function SettingsPanel({ settings, onChange, port, onPair, printer }: SettingsPanelProps) {
  const t = useText(settingsTexts);
  const c = useText(cardTexts);
  return (
    <details className={classes['settings']}>
      <summary>{t('settingsTitle')}</summary>
      <div className={classes['phase']}>
        <p className={classes['quiet']}>{t('settingsNote')}</p>
        <AmountsForm settings={settings} onChange={onChange} />
        <FormRow>
          <NativeSelect
            label={t('printVia')}
            description={printer === null ? t('printBillsNote') : c('receiptsAt', { printer })}
            value={settings.printer}
            onChange={(event) =>
              onChange({
                ...settings,
                printer: event.currentTarget.value === 'browser' ? 'browser' : 'agent',
              })
            }
            data={[
              { value: 'agent', label: t('printAgent') },
              { value: 'browser', label: t('printBrowser') },
            ]}
          />
        </FormRow>
        <Section title={c('pairAgain')}>
          <PairForm port={port} onPair={onPair} />
        </Section>
      </div>
    </details>
  );
}

function AmountsForm({ settings, onChange }: Pick<SettingsPanelProps, 'settings' | 'onChange'>) {
  const t = useText(settingsTexts);
  const { number } = useFormats();
  const [text, setText] = useState(settings.amounts.map((amount) => number(amount, 0)).join(' '));
  const [told, setTold] = useState<'saved' | 'wrong' | null>(null);
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    const amounts = parseAmounts(text);
    setTold(amounts === null ? 'wrong' : 'saved');
    if (amounts !== null) onChange({ ...settings, amounts });
  };
  return (
    <form onSubmit={submit} className={classes['numberRow']}>
      <TextInput
        className={classes['pairSecret'] ?? ''}
        label={t('amountKeys')}
        description={t('amountKeysHint')}
        error={told === 'wrong' ? t('amountKeysWrong') : null}
        value={text}
        onChange={(event) => {
          setText(event.currentTarget.value);
          setTold(null);
        }}
      />
      <Button type="submit" variant="default">
        {t('save')}
      </Button>
      <span role="status">{told === 'saved' && t('saved')}</span>
    </form>
  );
}
