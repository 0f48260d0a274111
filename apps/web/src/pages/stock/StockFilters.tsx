import { TextInput } from '@mantine/core';
import { useDebouncedCallback } from '@mantine/hooks';
import { useSearchParams } from 'react-router';
import { Toolbar } from '../../design/index.ts';
import { useText } from '../../i18n/use-text.ts';
import { useUrl } from '../../parts/use-url.ts';
import { UrlUnit } from '../records/parts/UnitSelect.tsx';
import { UrlSelect } from '../records/parts/UrlSelect.tsx';
import { stockTexts } from './texts.ts';

const states = ['received', 'issued', 'reserved', 'installed', 'removed', 'scrapped'];
const kinds = ['nfc', 'keypad', 'postpaid'];

/** What the URL asks for; words that the API does not know are left out. */
export function useStockFilters(): Readonly<Record<string, string | null>> {
  const [search] = useSearchParams();
  const one = (name: string, pattern: RegExp): string | null => {
    const value = search.get(name);
    return value !== null && pattern.test(value) ? value : null;
  };
  return {
    unit: one('unit', /^\d{5}$/),
    state: one('state', new RegExp(`^(${states.join('|')})$`)),
    kind: one('kind', new RegExp(`^(${kinds.join('|')})$`)),
    q: one('q', /^.{1,20}$/),
  };
}

/** Which meters are shown. */
export function StockFilters() {
  const t = useText(stockTexts);
  const [sought, seek] = useUrl('q');
  const later = useDebouncedCallback((value: string) => seek(value.trim()), 300);
  return (
    <Toolbar label={t('filters')}>
      <TextInput
        label={t('sought')}
        maxLength={20}
        defaultValue={sought ?? ''}
        onChange={(event) => later(event.currentTarget.value)}
      />
      <UrlSelect param="state" label={t('byState')} family="meter" words={states} />
      <UrlSelect param="kind" label={t('byKind')} family="metering" words={kinds} />
      <UrlUnit label={t('byUnit')} />
    </Toolbar>
  );
}
