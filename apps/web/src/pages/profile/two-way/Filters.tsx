import { Button, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useSearchParams } from 'react-router';
import { Toolbar } from '../../../design/index.ts';
import { useText } from '../../../i18n/use-text.ts';
import { UrlFilter } from '../../../parts/UrlFilter.tsx';
import { DayField } from '../../hub/parts/DayField.tsx';
import { daysBefore, today } from '../../hub/parts/days.ts';
import { shownDays } from './query.ts';
import { twoWayTexts } from './texts.ts';

const cards = ['true', 'false'] as const;

/** Unit, period, meter or customer, and whether a card was there; all of it stands in the URL. Numbers go there by Search. */
export function Filters() {
  const t = useText(twoWayTexts);
  const [search, setSearch] = useSearchParams();
  const [unit, setUnit] = useState(search.get('unit') ?? '');
  const [number, setNumber] = useState(search.get('number') ?? '');
  const [isTried, setTried] = useState(false);
  const isUnit = /^(\d{2}|\d{5})?$/.test(unit.trim());
  const isNumber = /^(\d{11,13})?$/.test(number.replaceAll(/\D/g, ''));
  const submit = (): void => {
    setTried(true);
    if (!isUnit || !isNumber) return;
    const next = new URLSearchParams(search);
    for (const [name, value] of [
      ['unit', unit.trim()],
      ['number', number.replaceAll(/\D/g, '')],
    ] as const) {
      if (value === '') next.delete(name);
      else next.set(name, value);
    }
    setSearch(next, { preventScrollReset: true });
  };
  return (
    <form
      aria-label={t('filters')}
      onSubmit={(event) => {
        event.preventDefault();
        submit();
      }}
    >
      <Toolbar label={t('filters')}>
        <TextInput
          label={t('unitCode')}
          placeholder={t('unitHint')}
          inputMode="numeric"
          maxLength={5}
          value={unit}
          error={isTried && !isUnit ? t('wrongUnit') : null}
          onChange={(event) => setUnit(event.currentTarget.value)}
        />
        <TextInput
          label={t('meterOrIdpel')}
          placeholder={t('meterOrIdpelHint')}
          inputMode="numeric"
          maxLength={20}
          value={number}
          error={isTried && !isNumber ? t('wrongNumber') : null}
          onChange={(event) => setNumber(event.currentTarget.value)}
        />
        <DayField param="from" label={t('from')} initial={daysBefore(today(), shownDays)} />
        <DayField param="until" label={t('until')} />
        <UrlFilter
          param="card"
          label={t('withCard')}
          words={cards}
          tell={(one) => (one === 'true' ? t('card-true') : t('card-false'))}
        />
        <Button type="submit">{t('searchNow')}</Button>
      </Toolbar>
    </form>
  );
}
